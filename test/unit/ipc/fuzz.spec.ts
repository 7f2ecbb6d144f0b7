import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createTestBridge } from '../../core/bridge.ts';
import { callFields, rightArgument, wrongValues } from '../../core/cases/bridge-arguments.ts';

const { channels } = createTestBridge();
const taking = channels.filter((channel) => rightArgument(channel) !== undefined);

const anything = fc.anything({
  maxDepth: 3,
  maxKeys: 6,
  withBigInt: true,
  withDate: true,
  withMap: true,
  withNullPrototype: true,
  withObjectString: true,
  withSet: true,
  withSparseArray: true,
  withTypedArray: true,
  withUnicodeString: true,
});

/** A right argument in which some fields are replaced, added or missing. */
const nearly = fc.constantFrom(...taking).chain((channel) => {
  const right: Record<string, unknown> = { ...Object(rightArgument(channel)) };
  const names = [...Object.keys(right), 'extra', '__proto__', 'constructor', 'toString'];
  const wrong = Object.values(callFields[channel] ?? {}).flatMap(wrongValues);
  const value = fc.oneof(anything, fc.constantFrom(...wrong, ...Object.values(right)));
  return fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 3 }).map((changes) => ({
    channel,
    argument: Object.assign({ ...right }, ...changes.map(asField)),
  }));
});

function asField([name, value]: [string, unknown]): object {
  return Object.defineProperty({}, name, { value, enumerable: true });
}

const whatever = fc.record({ channel: fc.constantFrom(...channels), argument: anything });

const control = /[\p{Cc}\p{Surrogate}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** What a handler may be given: plain data within bounds. Settings are the deepest. */
function expectPlain(value: unknown, depth = 0): void {
  if (value === undefined || value === null || typeof value === 'boolean') return;
  if (typeof value === 'number') {
    expect(Number.isSafeInteger(value) && value > 0 && value <= 99_999_999, `${value}`).toBe(true);
  } else if (typeof value === 'string') {
    expect([...value].length).toBeLessThanOrEqual(500);
    expect(value).not.toMatch(control);
  } else {
    if (typeof value !== 'object') throw new Error(`not plain: ${typeof value}`);
    expect(depth).toBeLessThan(3);
    expect([Object.prototype, Array.prototype]).toContain(Object.getPrototypeOf(value));
    for (const each of Object.values(value)) expectPlain(each, depth + 1);
  }
}

describe('whatever a page sends', () => {
  test.each([
    ['anything at all', whatever],
    ['something nearly right', nearly],
  ])('%s: it is refused, or what the handler gets is plain and within bounds', async (_, sent) => {
    let reachedInAll = 0;
    await fc.assert(
      fc.asyncProperty(sent, async ({ channel, argument }) => {
        const bridge = createTestBridge();
        const reply = await bridge.ask(channel, argument);
        const known = new Set(Object.keys(Object(rightArgument(channel))).concat('buyer'));
        for (const { argument: parsed } of bridge.reached) {
          expectPlain(parsed);
          for (const name of Object.keys(Object(parsed))) expect(known).toContain(name);
        }
        reachedInAll += bridge.reached.length;
        const expected = bridge.reached.length === 1 ? { ok: true } : { ok: false };
        expect(reply).toMatchObject(expected);
        if (bridge.reached.length === 0) {
          expect(reply).toMatchObject({ failure: { kind: 'refused' } });
        }
        expect(bridge.bugs).toEqual([]);
      }),
      { numRuns: 2_500 },
    );
    expect(reachedInAll).toBeGreaterThan(0);
  });
});
