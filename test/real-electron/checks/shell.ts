import { contentSecurityPolicy } from '../../../main/windows/page-answer.ts';
import { webPreferencesFor } from '../../../main/windows/web-preferences.ts';
import { bridgeOf } from '../../harness/bridge-of.ts';
import type { Bench } from '../bench.ts';
import { CannotLook, defineCheck } from '../check.ts';
import { attackFromPage, lookFromPage, windows } from './page.ts';

const {
  preload: _preload,
  devTools: _devTools,
  ...asked
} = webPreferencesFor({
  preload: '',
  devTools: true,
});
/** Without these nothing has been told. */
const needed = ['contextIsolation', 'nodeIntegration', 'sandbox'];

export const preferences = defineCheck({
  look: async (bench) => {
    const told = await bench.inside(await bench.till()).evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }): Record<string, unknown> | null => {
        // Electron has it and does not document it.
        const tell: unknown = Reflect.get(webContents, 'getLastWebPreferences');
        return typeof tell === 'function' ? Reflect.apply(tell, webContents, []) : null;
      }),
    );
    if (told.some((each) => each === null)) {
      throw new CannotLook(
        'This Electron does not tell the settings of a window.',
        '이 Electron은 창의 설정을 알려 주지 않습니다.',
      );
    }
    const differing = told.flatMap((each) =>
      Object.entries(asked)
        .filter(([name, value]) => each !== null && name in each && each[name] !== value)
        .map(([name]) => name),
    );
    const names = needed.filter((name) => told.every((each) => each !== null && name in each));
    return { windows: told.length, differing, told: names };
  },
  must: { windows: 2, differing: [], told: needed },
  good: { windows: 2, differing: [], told: needed },
  broken: [{ windows: 1 }, { differing: ['sandbox'] }, { told: ['sandbox'] }],
});

export const sandboxed = defineCheck({
  look: async (bench) => {
    if (process.platform === 'linux' && process.getuid?.() === 0) {
      throw new CannotLook(
        'Root runs Electron without its sandbox.',
        'root로는 샌드박스 없이 실행됩니다.',
      );
    }
    const app = await bench.probes();
    const inside = bench.inside(app);
    const [till, customer] = await Promise.all(
      windows.map(async (name) =>
        (await bridgeOf(app[name], name)).evaluate((each) => each.sandboxed()),
      ),
    );
    const metrics = await inside.evaluate(({ app: main }) =>
      main.getAppMetrics().map(({ type, sandboxed: is }) => ({ type, is: is ?? null })),
    );
    const pages = metrics.filter(({ type }) => type === 'Tab');
    return {
      till: till === true,
      customer: customer === true,
      // Told on Windows and macOS only.
      openByTheSystem: pages.filter(({ is }) => is === false).length,
    };
  },
  must: { till: true, customer: true, openByTheSystem: 0 },
  good: { till: true, customer: true, openByTheSystem: 0 },
  broken: [{ till: false }, { customer: false }, { openByTheSystem: 1 }],
});

export const isolation = defineCheck({
  look: async (bench) => {
    const app = await bench.till();
    const [till, customer] = [
      await lookFromPage(app.till, 'till'),
      await lookFromPage(app.customer, 'customer'),
    ];
    return {
      till: till.added,
      customer: customer.added,
      foreign: [...till.foreign, ...customer.foreign],
      frozen: till.frozen && customer.frozen,
      replaced: till.replaced || customer.replaced,
    };
  },
  must: { till: ['till'], customer: ['customer'], foreign: [], frozen: true, replaced: false },
  good: {
    till: ['till'],
    customer: ['customer'],
    foreign: [] as string[],
    frozen: true,
    replaced: false,
  },
  broken: [
    { till: ['till', 'electron'] },
    { customer: [] },
    { foreign: ['require'] },
    { frozen: false },
    { replaced: true },
  ],
});

export const origin = defineCheck({
  look: async (bench) => {
    const app = await bench.till();
    bench.inside(app);
    const [till, customer] = await Promise.all(
      windows.map((name) =>
        app[name].evaluate(() => ({
          origin: location.origin,
          secure: isSecureContext,
          subtle: 'subtle' in crypto,
        })),
      ),
    );
    return {
      till: till?.origin ?? '',
      customer: customer?.origin ?? '',
      secure: till?.secure === true && customer?.secure === true,
      subtle: till?.subtle === true,
    };
  },
  must: { till: 'app://till', customer: 'app://customer', secure: true, subtle: true },
  good: { till: 'app://till', customer: 'app://customer', secure: true, subtle: true },
  broken: [{ till: 'null' }, { customer: 'file://' }, { secure: false }, { subtle: false }],
});

/** The policy as it came with the page; of the real main its own request for the page is asked too. */
async function policySeen(bench: Bench): Promise<string> {
  const app = await bench.probes();
  const response = await app.till.reload();
  const header = response?.headers()['content-security-policy'];
  if (header !== undefined || app.inside === null) return header ?? '';
  return await app.inside.evaluate(
    async ({ session }) =>
      (await session.defaultSession.fetch('app://till/')).headers.get('content-security-policy') ??
      '',
  );
}

export const policy = defineCheck({
  look: async (bench) => {
    const header = await policySeen(bench);
    const tried = await attackFromPage((await bench.probes()).till);
    return { header, ...tried };
  },
  must: {
    header: contentSecurityPolicy,
    eval: (name) => name !== 'ran',
    inlineRan: false,
    fetch: (name) => name !== 'ran',
  },
  good: {
    header: contentSecurityPolicy,
    eval: 'EvalError',
    inline: 'TypeError',
    inlineRan: false,
    fetch: 'TypeError',
  },
  broken: [
    { header: "default-src 'self'" },
    { header: '' },
    { eval: 'ran' },
    { inlineRan: true },
    { fetch: 'ran' },
  ],
});

export const preloadWorld = defineCheck({
  look: async (bench) => {
    const { till } = await bench.probes();
    const seen = await (await bridgeOf(till)).evaluate((each) => ({
      sandboxed: each.sandboxed(),
      eval: each.evalHere(),
      scriptsBefore: each.atStart.scripts,
    }));
    return seen;
  },
  must: {},
  good: { sandboxed: true as boolean | null, eval: '2', scriptsBefore: 0 },
  broken: [],
});
