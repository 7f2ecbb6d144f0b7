import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '../counter.ts';
import type { Counter } from '../harness/counter.ts';
import {
  familyOf,
  foundIn,
  foundInFolder,
  foundInProcesses,
  type Needle,
  needlesFor,
  needlesForParts,
} from '../harness/scanner.ts';
import { type TappedLine, tapLine } from '../harness/tapped-line.ts';

/** Words that stand nowhere by chance. */
const canary = {
  id: 'zQ7vJx9KwYp3',
  password: 'Hs4!mT8@qB2e',
  wrongPassword: 'Wr0ng!gN5cLd',
  key: 'imp9k3y0canary7713',
  secret: 'c4n4ry5ecretRRtVqQ8w2LhZ6xPbJ1dS0fGy',
} as const;

const secrets: readonly Needle[] = [
  ...needlesForParts('the ID', canary.id),
  ...needlesFor('the password', canary.password),
  ...needlesFor('the wrong password', canary.wrongPassword),
  ...needlesFor('the key', canary.key),
  ...needlesFor('the secret', canary.secret),
];

test('IDs, passwords, keys and tokens leave no trace outside the requests they belong to', async ({
  newPlace,
  startAt,
}) => {
  const place = await newPlace({
    keys: { key: canary.key, secret: canary.secret },
    stored: false,
  });
  const { id, password } = canary;
  place.gateway.books.accounts.set(id, { id, password, balanceWon: 100_000, locked: false });
  const line = await tapLine(place.gateway.url);
  try {
    const counter = await startAt(place, { gatewayUrl: line.url, timeScale: 2 });
    const leaks: string[] = [];
    const look = async (when: string): Promise<void> => {
      const needles = [...secrets, ...tokensOn(line)];
      leaks.push(...(await leaksOf(counter, needles)).map((leak) => `${when}: ${leak}`));
    };
    await enterKeys(counter, look);
    await workTheTill(counter, look);
    expect(leaks).toEqual([]);
    expectScannerSees(counter, line);
  } finally {
    await line.close();
  }
});

/** The keys go in through the set-up, as a manager enters them. */
async function enterKeys({ till }: Counter, look: (when: string) => Promise<void>): Promise<void> {
  await till.waitForPanel('set-up');
  await till.page.getByLabel(till.word('keys.key')).fill(canary.key);
  await till.page.getByLabel(till.word('keys.secret')).fill(canary.secret);
  await till.button('keys.save').click();
  await till.dialog().waitFor();
  await look('keys on their way');
  await till.button('ask.save-keys.yes').click();
  await expect(till.page.getByText('TRN02')).toBeVisible();
  await look('keys kept');
  await till.press('Escape');
}

/** A refused password, a refused charge, a lost answer, a sale, its receipt, its detail, its cancel. */
async function workTheTill(counter: Counter, look: (when: string) => Promise<void>): Promise<void> {
  const { till, customer, gateway } = counter;
  await counter.ask(10_001);
  await customer.accept();
  await customer.type(canary.id, 'keyboard');
  await look('ID typed');
  await customer.confirm('keyboard');
  await customer.waitFor('customer.pw');
  await customer.type(canary.wrongPassword, 'keyboard');
  await look('password typed');
  await customer.confirm('keyboard');
  await counter.bothAt('declined');
  await look('password refused');
  await customer.again();
  await customer.signIn(canary.id, canary.password, 'keyboard');
  await customer.waitFor('customer.consent');
  await look('points checked');
  await customer.consent('10,001P');
  await counter.bothAt('declined');
  await look('charge refused');
  await customer.again();
  await customer.signIn(canary.id, canary.password, 'keyboard');
  gateway.faults.next('charge', { kind: 'drop', commit: 'done' });
  await customer.consent('10,001P');
  await counter.bothAt('approved');
  await look('approved');
  expect(counter.newest()).toMatchObject({ state: 'paid', customerMask: 'zQ***3' });

  await till.press('F8');
  expect(await till.receiptText('sale')).toContain('zQ***3');
  await look('receipt shown');
  await till.press('Escape', 'F7');
  await till.waitForPanel('cancel');
  await till.button('reason.fault').click();
  await till.press('Enter');
  await till.button('ask.cancel.yes').click();
  await till.waitForPanel('cancelled');
  await till.dialog().waitFor();
  await look('cancelled');
  await till.press('Escape');
  await till.openPayment(counter.newest().orderNo);
  await expect(till.page.getByText('zQ***3')).toBeVisible();
  await look('looked at');
}

/** Every place that must not know. */
async function leaksOf(counter: Counter, needles: readonly Needle[]): Promise<readonly string[]> {
  const { till, customer, app, place } = counter;
  const typing = ['customer.id', 'customer.pw'].includes((await customer.state()) ?? '');
  return [
    ...foundIn(await heldBy(till.page), needles).map((name) => `the till's page: ${name}`),
    // While somebody types there, what they type is there.
    ...(typing ? [] : foundIn(await heldBy(customer.page), needles)).map(
      (name) => `the customer's page: ${name}`,
    ),
    ...foundIn(JSON.stringify(app.ipcTrace()), needles).map((name) => `a message: ${name}`),
    ...foundIn(app.main.logs(), needles).map((name) => `the terminal: ${name}`),
    ...foundInFolder(place.dataDir, needles),
    ...foundInFolder(runFolderOf(counter), needles),
    ...foundInProcesses(app.main.pid, needles),
  ];
}

/** The page as it is now, with what stands in its fields. */
async function heldBy(page: Counter['till']['page']): Promise<string> {
  return page.evaluate(() => {
    const values = [...document.querySelectorAll('input')].map(({ value }) => value);
    return [document.documentElement.outerHTML, ...values].join('\n');
  });
}

/** Where Chromium keeps its profile, and the host its trace. */
function runFolderOf({ app }: Counter): string {
  const environment = readFileSync(`/proc/${app.main.pid}/environ`, 'utf8').split('\0');
  const folder = environment.find((each) => each.startsWith('TMPDIR='))?.slice('TMPDIR='.length);
  if (folder === undefined) throw new Error('The till has no folder of its own for this run.');
  return folder;
}

/** The tokens that the provider has given so far. */
function tokensOn(line: TappedLine): readonly Needle[] {
  const given = line
    .record()
    .toString()
    .matchAll(/"access_token":"([^"]+)"/g);
  return [...given].flatMap(([, token = '']) => needlesFor('a token', token));
}

/** The same search finds all of it where it belongs, and where somebody puts it. */
function expectScannerSees(counter: Counter, line: TappedLine): void {
  const sent = foundIn(line.record(), [...secrets, ...tokensOn(line)]);
  for (const name of ['the ID', 'the password', 'the wrong password', 'the key', 'the secret']) {
    expect(sent).toContain(name);
  }
  expect(sent).toContain('a token');

  const { dataDir } = counter.place;
  const planted = join(dataDir, 'logs', 'planted.txt');
  writeFileSync(
    planted,
    `user=${canary.id.slice(4, 8)} ${Buffer.from(canary.secret).toString('hex')}`,
  );
  expect(foundInFolder(dataDir, secrets)).toEqual([
    `${planted}: four of the ID`,
    `${planted}: the secret in hex`,
  ]);
  rmSync(planted);
  expect(foundInFolder(dataDir, [{ name: 'the till', bytes: Buffer.from('TE-E1-') }])).not.toEqual(
    [],
  );
  expect(familyOf(counter.app.main.pid).length).toBeGreaterThan(3);
  const folder = [{ name: 'its folder', bytes: Buffer.from(dataDir) }];
  expect(foundInProcesses(counter.app.main.pid, folder)).not.toEqual([]);
}
