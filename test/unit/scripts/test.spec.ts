import { describe, expect, test } from 'vitest';
import { Clone } from './clone.ts';

type Vitest = { passed?: number; failed?: number; skipped?: number; broken?: number };
type Playwright = { expected?: number; unexpected?: number; flaky?: number; skipped?: number };

const exit = (code: number) => `process.exit(${code});`;
/** A tool that writes its report where it is told to, and ends. */
const reports = (where: string, report: object, code: number) =>
  `import { writeFileSync } from 'node:fs';
   writeFileSync(${where}, ${JSON.stringify(JSON.stringify(report))}); ${exit(code)}`;

function vitestReport({ passed = 0, failed = 0, skipped = 0, broken = 0 }: Vitest) {
  const brokenFile = { status: 'failed', assertionResults: [] };
  const failedFile = { status: 'failed', assertionResults: [{ status: 'failed' }] };
  return {
    numPassedTests: passed,
    numFailedTests: failed,
    numPendingTests: skipped,
    numTodoTests: 0,
    testResults: [...Array(broken).fill(brokenFile), ...(failed > 0 ? [failedFile] : [])],
  };
}

function playwrightReport(stats: Playwright) {
  return { stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors: [] };
}

type Tools = {
  readonly tsc?: number;
  readonly biome?: number;
  readonly sim?: number;
  readonly vitest?: readonly [Vitest | null, number];
  readonly playwright?: readonly [Playwright | null, number];
};

/** A clone whose tools end as told. */
function cloneWith(tools: Tools): Clone {
  const clone = new Clone();
  const [unit, unitCode] = tools.vitest ?? [{ passed: 10 }, 0];
  const [e2e, e2eCode] = tools.playwright ?? [{ expected: 3 }, 0];
  clone.write('package.json', '{"type":"module"}');
  clone.write('node_modules/typescript/bin/tsc', exit(tools.tsc ?? 0));
  clone.write('node_modules/@biomejs/biome/bin/biome', exit(tools.biome ?? 0));
  clone.write('scripts/sim.mjs', exit(tools.sim ?? 0));
  const unitFile = `process.argv.find((a) => a.startsWith('--outputFile')).split('=')[1]`;
  const unitTool = unit ? reports(unitFile, vitestReport(unit), unitCode) : exit(unitCode);
  clone.write('node_modules/vitest/vitest.mjs', unitTool);
  const e2eFile = 'process.env.PLAYWRIGHT_JSON_OUTPUT_FILE';
  const e2eTool = e2e ? reports(e2eFile, playwrightReport(e2e), e2eCode) : exit(e2eCode);
  clone.write('node_modules/@playwright/test/cli.js', e2eTool);
  clone.write('node_modules/@playwright/test/package.json', '{"type":"module"}');
  return clone;
}

describe('npm test ends with one line that counts everything', () => {
  const runs: readonly (readonly [string, Tools, readonly string[], string, number])[] = [
    ['when all is well', {}, [], '16 passed, 0 failed', 0],
    ['with a type error', { tsc: 1 }, [], '15 passed, 1 failed', 1],
    ['with a lint error', { biome: 1 }, [], '15 passed, 1 failed', 1],
    ['with a failed test', { vitest: [{ passed: 9, failed: 1 }, 1] }, [], '15 passed, 1 failed', 1],
    ['with a broken file', { vitest: [{ passed: 9, broken: 1 }, 1] }, [], '15 passed, 1 failed', 1],
    ['with a bad seed', { sim: 1 }, [], '15 passed, 1 failed', 1],
    ['with a crashed runner', { vitest: [null, 134] }, [], '6 passed, 1 failed', 1],
    [
      'with a runner that fails after its tests',
      { vitest: [{ passed: 10 }, 1] },
      [],
      '16 passed, 1 failed',
      1,
    ],
    ['with a failed flow', { playwright: [{ unexpected: 2 }, 1] }, [], '13 passed, 2 failed', 1],
    [
      'with a flow that passed at the second try',
      { playwright: [{ expected: 2, flaky: 1 }, 0] },
      [],
      '15 passed, 1 failed',
      1,
    ],
    [
      'with tests left out',
      { vitest: [{ passed: 9, skipped: 1 }, 0], playwright: [{ expected: 3, skipped: 2 }, 0] },
      [],
      '15 passed, 0 failed, 3 skipped',
      0,
    ],
    ['when one part is asked for', { tsc: 1 }, ['--unit'], '10 passed, 0 failed', 0],
    ['when two parts are asked for', {}, ['--check', '--e2e'], '5 passed, 0 failed', 0],
    ['when only the simulator is asked for', {}, ['--sim'], '1 passed, 0 failed', 0],
    ['when files are named', {}, ['a.spec.ts'], '15 passed, 0 failed', 0],
    ['when nothing ran', { vitest: [{}, 0] }, ['--unit'], '0 passed, 0 failed', 1],
  ];
  test.each(runs)('%s', async (_, tools, args, line, code) => {
    using clone = cloneWith(tools);
    const ran = await clone.run('test.mjs', { args });
    const lines = ran.text.trimEnd().split('\n');
    expect(lines.at(-1)).toBe(line);
    expect(lines.filter((each) => /\d+ passed, \d+ failed/.test(each))).toHaveLength(1);
    expect(ran.code).toBe(code);
  });

  test('a report of an earlier run is not counted', async () => {
    using clone = cloneWith({ vitest: [null, 1] });
    clone.write('out/test/unit.json', JSON.stringify(vitestReport({ passed: 99 })));
    const ran = await clone.run('test.mjs', { args: ['--unit'] });
    expect(ran.text).toContain('0 passed, 1 failed');
  });

  test('a part there is not is refused with those there are', async () => {
    using clone = cloneWith({});
    const ran = await clone.run('test.mjs', { args: ['--fast'] });
    expect(ran.code).toBe(1);
    expect(ran.text).toContain('--check --unit --sim --e2e');
  });
});
