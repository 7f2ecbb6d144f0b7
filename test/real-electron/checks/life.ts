import { resolve } from 'node:path';
import type { RunningTill, WindowName } from '../../harness/start-till.ts';
import { spawnHosted } from '../../harness/till-host.ts';
import { CustomerPage } from '../../pages/customer-page.ts';
import { TillPage } from '../../pages/till-page.ts';
import { type Bench, projectFolder } from '../bench.ts';
import { defineCheck } from '../check.ts';
import { closedWell } from '../closed-ledger.ts';

function orderOf({ main }: RunningTill): readonly string[] {
  return [...main.logs().matchAll(/^order (.+?)\r?$/gm)].map(([, words]) => words ?? '');
}

/** Windows may close in either order, and side by side; the rest is fixed. */
function isInOrder(order: readonly string[]): boolean {
  const [vetoed, again, ...rest] = order;
  if (vetoed !== 'before-quit' || again !== 'before-quit') return false;
  const last = rest.slice(-2).join();
  if (last !== 'will-quit,quit 0' || rest.length !== 6) return false;
  return [1, 2].every((at) => {
    const [closing, closed] = [rest.indexOf(`close ${at}`), rest.indexOf(`closed ${at}`)];
    return closing >= 0 && closing < closed && closed < 4;
  });
}

const wholeOrder = [
  ...['before-quit', 'before-quit', 'close 1', 'closed 1', 'close 2', 'closed 2'],
  ...['will-quit', 'quit 0'],
];

export const order = defineCheck({
  look: async (bench) => {
    const app = await bench.ownProbes('--veto');
    const exit = app.main.stop();
    await app.main.waitForLog('order before-quit');
    const title = await app.till.title();
    // The first is refused; this is the second.
    void app.main.stop();
    const { code } = await exit;
    return { stayed: title, order: orderOf(app), code };
  },
  must: { stayed: 'fixture till', order: (seen) => isInOrder(seen), code: 0 },
  good: {
    stayed: 'fixture till',
    order: wholeOrder as readonly string[],
    code: 0 as number | null,
  },
  broken: [
    { stayed: '' },
    { order: wholeOrder.slice(1) },
    { order: [...wholeOrder.slice(0, 6), 'quit 0', 'will-quit'] },
    { order: wholeOrder.toSpliced(2, 2, 'closed 1', 'close 1') },
    { code: null },
  ],
});

/** Should it not end, it must not come near the shop's own keys. */
function apartLike({ keyring }: RunningTill): readonly string[] {
  return keyring.apart === null ? [] : [`--keychain=${keyring.apart}`];
}

export const secondInstance = defineCheck({
  look: async (bench) => {
    const first = await bench.ownTill();
    const startedMs = performance.now();
    const second = spawnHosted(bench.host, {
      out: resolve(projectFolder, 'out'),
      args: [`--data-dir=${first.dataDir}`, '--training', ...apartLike(first)],
      env: { ...first.keyring.env },
      stdin: null,
    });
    const tooLong = setTimeout(() => void second.kill(), 30_000);
    const { code } = await second.exited;
    clearTimeout(tooLong);
    const tookMs = Math.round(performance.now() - startedMs);
    const state = await new TillPage(first.till).state();
    return { code, tookMs, first: state ?? 'gone' };
  },
  must: { code: 0, first: 'idle' },
  good: { code: 0 as number | null, tookMs: 900, first: 'idle' },
  broken: [{ code: null }, { code: 30 }, { first: 'gone' }],
});

/** A till with a sale on the desk, so that there is a state to come back to. */
async function tillWithSale(bench: Bench): Promise<RunningTill> {
  const app = await bench.ownTill();
  const till = new TillPage(app.till);
  await till.waitFor('idle');
  await till.typeAmount('7000');
  await till.press('Enter');
  await till.waitFor('customer.intro');
  return app;
}

/** Where a window stands. Playwright's own page is dead after a crash in Electron, so main is asked there. */
async function stateIn(app: RunningTill, window: WindowName): Promise<string> {
  const { inside } = app;
  if (inside === null) {
    const page = await app.pageOf(window);
    return (await page.locator('body').getAttribute('data-state', { timeout: 2_000 })) ?? '';
  }
  return await inside.evaluate(async ({ webContents }, host) => {
    const own = webContents.getAllWebContents().find((each) => each.getURL() === `app://${host}/`);
    const state: unknown = await own?.executeJavaScript('document.body.dataset.state');
    return String(state ?? '');
  }, window);
}

async function stateWithin(app: RunningTill, window: WindowName, wanted: string): Promise<string> {
  const deadline = performance.now() + 15_000;
  let last = '';
  while (last !== wanted && performance.now() < deadline) {
    last = await Promise.race([
      stateIn(app, window).catch(() => ''),
      new Promise<string>((done) => setTimeout(done, 3_000, '')),
    ]);
    if (last !== wanted) await new Promise((done) => setTimeout(done, 100));
  }
  return last;
}

/** Ends a page's process, as a fault in it would. */
async function crashTill({ inside, till }: RunningTill): Promise<void> {
  if (inside === null) {
    await till.goto('chrome://crash').catch(() => undefined);
    return;
  }
  await inside.evaluate(({ webContents }) => {
    const all = webContents.getAllWebContents();
    all.find((each) => each.getURL() === 'app://till/')?.forcefullyCrashRenderer();
  });
}

export const crash = defineCheck({
  look: async (bench) => {
    const app = await tillWithSale(bench);
    await crashTill(app);
    const startedMs = performance.now();
    const till = await stateWithin(app, 'till', 'customer.intro');
    const backMs = Math.round(performance.now() - startedMs);
    return { till, backMs, customer: await stateIn(app, 'customer') };
  },
  must: { till: 'customer.intro', customer: 'customer.intro' },
  good: { till: 'customer.intro', backMs: 500, customer: 'customer.intro' },
  broken: [{ till: 'idle' }, { till: '' }, { customer: 'idle' }],
});

export const hang = defineCheck({
  look: async (bench) => {
    const app = await tillWithSale(bench);
    const inside = bench.inside(app);
    await inside.evaluate(({ webContents }) => {
      const all = webContents.getAllWebContents();
      const till = all.find((each) => each.getURL() === 'app://till/');
      till?.executeJavaScript('setTimeout(() => { for (;;); })').catch(() => undefined);
    });
    const startedMs = performance.now();
    await new CustomerPage(app.customer).accept();
    const otherMs = Math.round(performance.now() - startedMs);
    const customer = await stateIn(app, 'customer');
    await crashTill(app);
    return { customer, otherMs, till: await stateWithin(app, 'till', 'customer.id') };
  },
  must: { customer: 'customer.id', till: 'customer.id' },
  good: { customer: 'customer.id', otherMs: 80, till: 'customer.id' },
  broken: [{ customer: 'customer.intro' }, { till: '' }],
});

export const end = defineCheck({
  look: async (bench) => {
    const app = await bench.endShared();
    const { code } = await app.main.stop();
    return { code, ...closedWell(app.dataDir) };
  },
  must: { code: 0, ended: '1', leftover: 0 },
  good: { code: 0 as number | null, ended: '1', leftover: 0 },
  broken: [{ code: null }, { ended: '0' }, { leftover: 4_096 }],
});
