import { bridgeOf } from '../harness/bridge-of.ts';
import { expect, test } from '../harness/fixture-app.ts';

test.describe('what crosses the bridge', () => {
  test('values are copied as structured clone copies them, at any depth', async ({ shared }) => {
    const wrong = await shared.till.evaluate(
      (till) => {
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
          regexp: () => /a+/gi,
          hole: () => Object.assign([], { 0: 1, 2: 3 }),
          nested: () => ({ a: [{ b: null }] }),
        };
        const plain = (part: unknown): unknown => {
          if (part instanceof Map || part instanceof Set) return [...part];
          if (typeof part === 'bigint' || part instanceof RegExp) return String(part);
          return Object.is(part, -0) ? 'minus zero' : part;
        };
        const inspect = (value: unknown): string =>
          Object.prototype.toString.call(value) +
          JSON.stringify(value, (_key, part: unknown) => plain(part));
        return Object.entries(values)
          .filter(([, make]) => inspect(till.same(make())) !== inspect(make()))
          .map(([name]) => name);
      },
      await bridgeOf(shared.till),
    );
    expect(wrong).toEqual([]);
  });

  test('a copy is not the original, a cycle stays one and a class instance becomes plain', async ({
    shared,
  }) => {
    const seen = await shared.till.evaluate(
      (till) => {
        const cycle: { self?: unknown } = {};
        cycle.self = cycle;
        const back = till.same(cycle);
        const isCycle =
          typeof back === 'object' && back !== null && 'self' in back && back.self === back;
        const point = till.point();
        return {
          isCycle,
          isOther: back !== cycle,
          isPlain: Object.getPrototypeOf(point) === Object.prototype,
          point: JSON.stringify(point),
        };
      },
      await bridgeOf(shared.till),
    );
    expect(seen).toEqual({ isCycle: true, isOther: true, isPlain: true, point: '{"x":1}' });
  });

  test('functions cross in both directions and run at once', async ({ shared }) => {
    const seen = await shared.till.evaluate(
      (till) => ({
        deep: till.nested.deep.add(2, 3),
        handed: till.hand({ inner: { run: (x) => x + 1 } }),
        calledBack: till.callBack((value) => JSON.stringify(value)),
        ownFunctionBack: (() => {
          const own = (): number => 1;
          return till.same(own) === own;
        })(),
      }),
      await bridgeOf(shared.till),
    );
    expect(seen).toEqual({
      deep: 5,
      handed: 21,
      calledBack: '{"from":"preload"}',
      ownFunctionBack: true,
    });
  });

  test('what cannot be copied is refused', async ({ shared }) => {
    const refused = await shared.till.evaluate(
      (till) => {
        const values = { weak: new WeakMap(), symbol: Symbol('x'), element: document.body };
        return Object.entries(values).map(([name, value]) => {
          try {
            till.same(value);
            return `${name} passed`;
          } catch (error) {
            return error instanceof Error ? name : 'no error';
          }
        });
      },
      await bridgeOf(shared.till),
    );
    expect(refused).toEqual(['weak', 'symbol', 'element']);
  });

  test('an error crosses as a plain Error with its message alone', async ({ shared }) => {
    const seen = await shared.till.evaluate(
      async (till) => {
        const look = (error: unknown): unknown[] => {
          if (!(error instanceof Error)) return ['no error'];
          return [error.name, error.message, 'code' in error, error.stack?.includes('probe.ts')];
        };
        const caught: unknown[][] = [];
        try {
          till.fail();
        } catch (error) {
          caught.push(look(error));
        }
        await till.rejectLater().catch((error: unknown) => caught.push(look(error)));
        return caught;
      },
      await bridgeOf(shared.till),
    );
    expect(seen).toEqual([
      ['Error', 'not so', false, false],
      ['Error', 'later no', false, false],
    ]);
  });

  test('the exposed object is frozen through and through and cannot be replaced', async ({
    shared,
  }) => {
    const seen = await shared.till.evaluate(
      (till) => {
        const own = Object.getOwnPropertyDescriptor(window, 'till');
        return [
          Object.isFrozen(till),
          Object.isFrozen(till.nested.deep),
          Object.isFrozen(till.nested.deep.add),
          Object.isFrozen(till.list),
          own?.writable,
          own?.configurable,
          Reflect.set(window, 'till', 1),
        ];
      },
      await bridgeOf(shared.till),
    );
    expect(seen).toEqual([true, true, true, true, false, false, false]);
  });

  test('a page that breaks the built-ins does not break the bridge', async ({ start }) => {
    const { till } = await start();
    const bridge = await bridgeOf(till);
    const seen = await till.evaluate(async (bridged) => {
      const broken = (): never => {
        throw new Error('broken by the page');
      };
      const later = Promise.prototype.then;
      Map.prototype.get = broken;
      Array.prototype.map = broken;
      Array.prototype.push = broken;
      Array.prototype[Symbol.iterator] = broken;
      WeakMap.prototype.get = broken;
      EventTarget.prototype.dispatchEvent = broken;
      Object.defineProperty(CustomEvent.prototype, 'detail', { get: broken });
      const sum = bridged.nested.deep.add(4, 5);
      const echoed = bridged.invoke('probe/echo', 'still here');
      return await new Promise((done) => {
        Reflect.apply(later, echoed, [(value: unknown) => done(`${sum} ${String(value)}`)]);
      });
    }, bridge);
    expect(seen).toBe('9 still here');
  });
});

test.describe('what a page can see', () => {
  for (const name of ['till', 'customer'] as const) {
    test(`the ${name} page has one name more than an empty page, and nothing of the preload`, async ({
      shared,
    }) => {
      const page = shared[name];
      await page.reload();
      const added = await page.evaluate(() => {
        const frame = document.createElement('iframe');
        document.body.append(frame);
        const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow ?? {}));
        frame.remove();
        const all = Object.getOwnPropertyNames(window).filter((each) => !/^\d+$/.test(each));
        return all.filter((each) => !plain.has(each));
      });
      expect(added).toEqual([name]);
      const globals = ['require', 'module', 'process', 'ipcRenderer', 'Buffer', 'electron'];
      const found = await page.evaluate((names) => names.filter((each) => each in window), globals);
      expect(found).toEqual([]);
    });
  }

  test('the preload runs before any script of the page', async ({ shared }) => {
    const bridge = await bridgeOf(shared.till);
    expect(await shared.till.evaluate((till) => till.atStart.scripts, bridge)).toBe(0);
  });
});
