import type { TrainingBunjang } from '../../main/training/bunjang/server.ts';
import { startTrainingBunjang, trainingBunjangKeys } from '../../main/training/bunjang/server.ts';
import { systemClock } from '../../main/training/loopback/clock.ts';
import { expect, test } from '../counter.ts';
import { seriousFindings } from '../harness/axe.ts';
import type { Counter } from '../harness/counter.ts';

let bunjang: TrainingBunjang;
/** How far Bunjang's clock is ahead of this machine's. */
let aheadMs = 0;

test.beforeEach(async () => {
  aheadMs = 0;
  bunjang = await startTrainingBunjang({
    clock: { ...systemClock, nowMs: () => systemClock.nowMs() + aheadMs },
    switches: { practice: false, waitedMs: 700 },
  });
});
test.afterEach(() => bunjang.close());

/** The till of a shop with Bunjang's keys; its schedules run ten times faster. */
const points = test.extend<{ readonly shop: Counter }>({
  shop: async ({ newPlace, startAt }, use) => {
    const place = await newPlace({ pointsKeys: trainingBunjangKeys });
    const args = [`--bunjang-url=${bunjang.url}`];
    const counter = await startAt(place, { args, timeScale: 10 });
    await counter.till.waitFor('idle');
    await use(counter);
  },
});

const standingIs = ({ till }: Counter, standing: string) =>
  expect(till.standing()).toHaveAttribute('data-standing', standing, { timeout: 15_000 });

/** What the desktop was told, in order. */
function desktopNotices({ app }: Counter): readonly string[] {
  return app
    .ipcTrace()
    .flatMap((line) =>
      line.direction === 'call' && line.member === 'notification.show'
        ? [JSON.stringify(line.args)]
        : [],
    );
}

points('Points are asked for, paid in and told of on the desktop', async ({ shop }) => {
  const { till } = shop;
  await till.openPoints();
  await expect(till.says('points.whose')).toBeVisible();
  await expect(till.says('points.balance.never')).toBeVisible();
  await till.press('F5');
  await expect(till.page.getByTestId('points-balance')).toHaveText('7,250,000P');
  await till.askForPoints(500_000);
  await standingIs(shop, 'waited');
  await standingIs(shop, 'ready');
  const [made] = bunjang.books.issuances;
  if (made === undefined) throw new Error('Bunjang made nothing.');
  await expect(till.page.getByTestId('account-number')).toHaveText(made.accountNumber);
  expect(await seriousFindings(till.page)).toEqual([]);

  await till.press('F8');
  const slip = await till.receiptText('deposit');
  for (const part of [made.id, made.accountNumber, '500,000']) expect(slip).toContain(part);
  await till.press('Escape');
  await till.button('points.copy').click();
  await expect(till.says('points.copy.copied')).toBeVisible();

  await till.press('Escape');
  await expect(till.button('points.request.open')).toBeDisabled();
  await till.rows().first().click();
  expect(await bunjang.deposit(made.id)).toBe(true);
  await standingIs(shop, 'done');
  await expect.poll(() => desktopNotices(shop)).toHaveLength(1);
  expect(desktopNotices(shop)[0]).not.toContain(made.accountNumber);
  await till.press('Escape');
  await expect(till.page.getByTestId('points-balance')).toHaveText('7,750,000P');
  expect(bunjang.seen.filter(({ route }) => route === 'request')).toHaveLength(1);
});

points('A request is cancelled with a yes that Enter does not give', async ({ shop }) => {
  const { till } = shop;
  await till.openPoints();
  await till.askForPoints(30_000);
  await standingIs(shop, 'ready');
  await till.press('F7');
  await expect(till.button('ask.cancel-points.yes')).toBeVisible();
  await till.press('Enter', 'NumpadEnter', 'Escape');
  await expect(till.dialog()).toHaveCount(0);
  expect(bunjang.seen.some(({ route }) => route === 'cancel')).toBe(false);
  await standingIs(shop, 'ready');
  await till.button('points.cancel').click();
  await till.button('ask.cancel-points.yes').click();
  await standingIs(shop, 'cancelled');
  await expect(till.button('points.cancel')).toBeDisabled();
  expect(bunjang.books.issuances).toMatchObject([{ status: 'CANCELLED' }]);
});

points('A lost answer is never asked again, and settled by its number', async ({ shop }) => {
  const { till } = shop;
  bunjang.faults.next('request', { kind: 'drop', commit: 'done' });
  await till.openPoints();
  await till.askForPoints(40_000);
  await standingIs(shop, 'needs-person');
  await expect(till.page.getByTestId('points-gap')).toHaveText('0P');
  expect(await seriousFindings(till.page)).toEqual([]);
  const [made] = bunjang.books.issuances;
  if (made === undefined) throw new Error('Bunjang made nothing.');
  await expect.poll(() => bunjang.books.issuances[0]?.status).toBe('READY');
  await bunjang.deposit(made.id);
  await till.press('F5');
  await expect(till.page.getByTestId('points-gap')).toHaveText('+40,000P');
  await expect(till.says('points.drift.deposit', { gap: '+40,000P' })).toBeVisible();

  const save = till.dialog().getByRole('button', { name: till.word('settle.save') });
  await till.button('points.settle').click();
  await till.button('points.settle.as.made').click();
  await till.page.getByLabel(till.word('settle.evidence')).fill('파트너 화면 14:20 확인');
  await till.page.getByLabel(till.word('points.settle.number')).fill('999999');
  await save.click();
  await expect(till.dialog()).toContainText(till.word('failure.points.not-found.title'));
  await till.page.getByLabel(till.word('points.settle.number')).fill(made.id);
  await save.click();
  await till.button('ask.settle-points.yes').click();
  await expect(till.dialog()).toHaveCount(0);
  await standingIs(shop, 'done');
  expect(bunjang.seen.filter(({ route }) => route === 'request')).toHaveLength(1);
});

points('A number is looked up by scan; one that is nowhere is said so', async ({ shop }) => {
  const { till } = shop;
  await till.openPoints();
  await till.lookUpPoints('424242');
  await expect(till.says('failure.points.not-found.title')).toBeVisible();
  await expect(till.says('points.fate.untouched')).toBeVisible();
  expect(await till.panel()).toBe('points');

  const { books } = bunjang;
  books.nextId = 100_777;
  await till.askForPoints(20_000);
  await standingIs(shop, 'ready');
  await till.press('Escape', 'Delete');
  await scan(shop, '100777');
  await till.waitForPanel('issuance');
  await expect(till.page.getByText('100777', { exact: true })).toBeVisible();
});

points('A clock that is off is told with its seconds', async ({ shop }) => {
  const { till } = shop;
  aheadMs = 95_000;
  await till.openPoints();
  await till.press('F5');
  await expect(till.says('points.clock.slow', { n: 95 })).toBeVisible();
  await expect(till.says('points.clock.next')).toBeVisible();
  bunjang.faults.next('balance', { kind: 'error', code: 'EXPIRED_AUTH_TOKEN', commit: 'never' }, 2);
  await till.press('F5');
  await expect(till.says('failure.points.clock.title')).toBeVisible();
  await expect(till.page.getByText(/95초/).first()).toBeVisible();
});

/** All keys in one turn of the page, as fast as a scanner however busy the machine is. */
async function scan({ till }: Counter, digits: string): Promise<void> {
  await till.page.evaluate((text) => {
    for (const code of [...[...text].map((digit) => `Digit${digit}`), 'Enter']) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { code, bubbles: true }));
    }
  }, digits);
}
