import type { JSHandle } from '@playwright/test';
import { bridgeOf } from '../../harness/bridge-of.ts';
import type { RunningTill } from '../../harness/start-till.ts';
import type { Probe } from '../../host/fixture-app/preload/probe.ts';
import { defineCheck } from '../check.ts';
import { windows } from './page.ts';

/** Values whose copy must say the same of itself as they do. */
async function wrongCopies(bridge: JSHandle<Probe>): Promise<readonly string[]> {
  return await bridge.evaluate((till) => {
    const values: Readonly<Record<string, () => unknown>> = {
      undefined: () => undefined,
      'minus zero': () => -0,
      'not a number': () => Number.NaN,
      bigint: () => 12345678901234567890n,
      'lone surrogate': () => '\ud800',
      date: () => new Date(5),
      map: () => new Map([['a', { b: 1 }]]),
      set: () => new Set([1, 'x']),
      bytes: () => new Uint8Array([1, 255]),
      nested: () => ({ a: [{ b: null }] }),
    };
    const plain = (part: unknown): unknown => {
      if (part instanceof Map || part instanceof Set) return [...part];
      if (typeof part === 'bigint') return String(part);
      return Object.is(part, -0) ? 'minus zero' : part;
    };
    const inspect = (value: unknown): string =>
      Object.prototype.toString.call(value) +
      JSON.stringify(value, (_key, part: unknown) => plain(part));
    return Object.entries(values)
      .filter(([, make]) => inspect(till.same(make())) !== inspect(make()))
      .map(([name]) => name);
  });
}

export const bridgeValues = defineCheck({
  look: async (bench) => {
    const bridge = await bridgeOf((await bench.probes()).till);
    const wrong = await wrongCopies(bridge);
    const functions = await bridge.evaluate((till) => [
      till.nested.deep.add(2, 3),
      till.hand({ inner: { run: (x) => x + 1 } }),
      String(till.callBack((value) => JSON.stringify(value))),
    ]);
    const frozen = await bridge.evaluate((till) =>
      [till, till.nested.deep, till.nested.deep.add].every(Object.isFrozen),
    );
    // Electron passes elements and symbols; the stand-in refuses them: told, not judged.
    const passed = await bridge.evaluate((till) => {
      const values = { weakMap: new WeakMap(), symbol: Symbol('x'), element: document.body };
      return Object.entries(values).flatMap(([name, value]) => {
        try {
          till.same(value);
          return [name];
        } catch {
          return [];
        }
      });
    });
    return { wrong, functions, frozen, weakMap: passed.includes('weakMap'), passed };
  },
  must: { wrong: [], functions: [5, 21, '{"from":"preload"}'], frozen: true, weakMap: false },
  good: {
    wrong: [] as readonly string[],
    functions: [5, 21, '{"from":"preload"}'],
    frozen: true,
    weakMap: false,
    passed: [],
  },
  broken: [{ wrong: ['date'] }, { functions: [5, 21, '{}'] }, { frozen: false }, { weakMap: true }],
});

/** Name, words, and whether anything of main or the preload came with them. */
type Caught = { readonly name: string; readonly words: string; readonly more: boolean };

async function caughtBy(bridge: JSHandle<Probe>): Promise<readonly Caught[]> {
  return await bridge.evaluate(async (till) => {
    const look = (error: unknown): Caught => {
      if (!(error instanceof Error)) return { name: typeof error, words: '', more: true };
      const more = 'code' in error || /probe\.ts|probes\.ts/.test(error.stack ?? '');
      return { name: error.name, words: error.message, more };
    };
    const failing = [
      async () => till.fail(),
      async () => await till.rejectLater(),
      async () => await till.invoke('probe/fail'),
      async () => await till.invoke('probe/none'),
      async () => await till.invoke('probe/uncloneable'),
    ];
    const caught: Caught[] = [];
    for (const act of failing) {
      await act().then(
        () => caught.push({ name: 'nothing', words: '', more: true }),
        (error: unknown) => caught.push(look(error)),
      );
    }
    return caught;
  });
}

/** Part of what each must say. */
const words = ['not so', 'later no', 'Refused: no balance', 'No handler registered', 'be cloned'];

export const bridgeErrors = defineCheck({
  look: async (bench) => {
    const caught = await caughtBy(await bridgeOf((await bench.probes()).till));
    return {
      texts: caught.map((each) => each.words),
      names: [...new Set(caught.map(({ name }) => name))],
      more: caught.some(({ more }) => more),
    };
  },
  must: {
    texts: (all) => words.every((each, at) => String(all[at] ?? '').includes(each)),
    names: ['Error'],
    more: false,
  },
  good: { texts: [...words], names: ['Error'], more: false },
  broken: [{ texts: ['', ...words.slice(1)] }, { names: ['Error', 'nothing'] }, { more: true }],
});

export const sender = defineCheck({
  look: async (bench) => {
    const app = await bench.probes();
    const seen = await Promise.all(
      windows.map(async (name) =>
        (await bridgeOf(app[name], name)).evaluate((each) => each.invoke('probe/sender')),
      ),
    );
    return { till: JSON.stringify(seen[0]), customer: JSON.stringify(seen[1]) };
  },
  must: {
    till: '{"url":"app://till/","hasParent":false}',
    customer: '{"url":"app://customer/","hasParent":false}',
  },
  good: {
    till: '{"url":"app://till/","hasParent":false}',
    customer: '{"url":"app://customer/","hasParent":false}',
  },
  broken: [{ till: '{"hasParent":true}' }, { customer: '{"url":"https://evil.example/"}' }],
});

/** Main itself takes the window to a page that is not ours: nobody else could. */
async function goElsewhere({ inside, till }: RunningTill): Promise<void> {
  if (inside === null) {
    await till.goto('about:blank');
    return;
  }
  await inside.evaluate(async ({ webContents }) => {
    const all = webContents.getAllWebContents();
    await all.find((each) => each.getURL() === 'app://till/')?.loadURL('about:blank');
  });
  await till.waitForURL('about:blank');
}

export const senderRefused = defineCheck({
  look: async (bench) => {
    const app = await bench.ownTill();
    const { till } = app;
    const ask = async (): Promise<string> =>
      await till.evaluate(async () => {
        const bridge: unknown = Reflect.get(window, 'till');
        if (typeof bridge !== 'object' || bridge === null) return 'no bridge';
        const app: unknown = Reflect.get(bridge, 'app');
        const ready: unknown = typeof app === 'object' && app && Reflect.get(app, 'ready');
        if (typeof ready !== 'function') return 'no bridge';
        const answer: unknown = await Reflect.apply(ready, app, []);
        return JSON.stringify(answer).slice(0, 120);
      });
    const ours = await ask();
    await goElsewhere(app);
    return { ours: ours.includes('"failure"') ? 'refused' : 'answered', foreign: await ask() };
  },
  must: {
    ours: 'answered',
    // The preload may not even run there; main must not have answered.
    foreign: (answer) => answer === 'no bridge' || answer.includes('"field":"sender"'),
  },
  good: { ours: 'answered', foreign: '{"ok":false,"failure":{"kind":"refused","field":"sender"' },
  broken: [{ ours: 'refused' }, { foreign: '{"sale":{"at":"idle"}' }],
});
