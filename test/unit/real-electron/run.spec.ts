import { describe, expect, test } from 'vitest';
import { allChecks } from '../../real-electron/all-checks.ts';
import { Bench } from '../../real-electron/bench.ts';
import { CannotLook, type Check } from '../../real-electron/check.ts';
import { type CheckId, checkIds } from '../../real-electron/list.ts';
import { countsOf, type Outcome } from '../../real-electron/outcome.ts';
import { runChecks, wordsOf } from '../../real-electron/run.ts';

/** A bench whose app starts, or does not, without any. */
class EmptyBench extends Bench {
  closed = 0;
  readonly #problem: string | null;

  constructor(problem: string | null = null) {
    super('chromium', 'nowhere');
    this.#problem = problem;
  }

  override async till(): Promise<never> {
    if (this.#problem !== null) throw new Error(this.#problem);
    return await new Promise((done) => Reflect.apply(done, null, [null]));
  }

  override async closeOwn(): Promise<void> {
    this.closed += 1;
  }
}

const nothing = { ofGood: () => [], ofBroken: () => ({}) };
const passes: Check = { ...nothing, run: async () => ({ facts: { seen: 1 }, faults: [] }) };

function checksWith(own: Partial<Record<CheckId, Check['run']>>): Readonly<Record<CheckId, Check>> {
  const all = { ...allChecks };
  for (const id of checkIds) all[id] = { ...nothing, run: own[id] ?? passes.run };
  return all;
}

async function runWith(own: Partial<Record<CheckId, Check['run']>>, bench = new EmptyBench()) {
  const told: Outcome[] = [];
  const run = { bench, tell: (each: Outcome) => told.push(each), limit: 50 };
  const outcomes = await runChecks({ ...run, checks: checksWith(own) });
  expect(told).toEqual(outcomes);
  return { outcomes, of: (id: CheckId) => outcomes.find((each) => each.id === id), bench };
}

test.each([
  ['one\ntwo\nthree\nfour\nfive', 'one two three four'],
  [
    'Process failed to launch!\nCall log:\n\u001b[2m  - <launching> x\u001b[22m\n\u001b[2m  - [pid=1][err] libnss3.so: cannot open\u001b[22m',
    'Process failed to launch! libnss3.so: cannot open',
  ],
])('of an error %j these words are kept', (message, words) => {
  expect(wordsOf(new Error(message))).toBe(words);
});

describe('the run', () => {
  test('tells passed from measured, and closes after each', async () => {
    const { outcomes, of, bench } = await runWith({});
    expect(outcomes.map(({ id }) => id)).toEqual([...checkIds]);
    expect(of('versions')).toMatchObject({ status: 'passed', facts: { seen: 1 }, words: [] });
    expect(of('startTime')).toMatchObject({ status: 'measured' });
    expect(bench.closed).toBe(checkIds.length);
  });

  test('goes on after one that fails, throws, hangs or cannot be had', async () => {
    const { outcomes, of } = await runWith({
      versions: async () => ({ facts: { seen: 2 }, faults: ['seen is 2'] }),
      origin: async () => {
        throw new Error('first line\nsecond');
      },
      policy: () => new Promise(() => undefined),
      keychain: async () => {
        throw new CannotLook('It is locked.', '잠겨 있습니다.');
      },
    });
    expect(of('versions')).toMatchObject({ status: 'failed', words: ['seen is 2'] });
    expect(of('origin')).toMatchObject({ status: 'failed', words: ['first line second'] });
    expect(of('policy')).toMatchObject({ status: 'failed', words: ['no end within 0.05 s'] });
    expect(of('keychain')).toMatchObject({
      status: 'not run',
      words: ['It is locked. / 잠겨 있습니다.'],
    });
    expect(countsOf(outcomes)).toMatchObject({ failed: 3, notRun: 1, measured: 3 });
  });

  test('of an app that does not start fails once and runs nothing else', async () => {
    const { outcomes, of } = await runWith({}, new EmptyBench('libnss3.so is missing'));
    expect(of('versions')?.words).toContain('libnss3.so is missing');
    expect(countsOf(outcomes)).toEqual({
      ...{ passed: 0, failed: 1, measured: 0, notRun: checkIds.length - 1 },
    });
  });
});
