/**
 * Runs everything that proves the program: types, lint, unit and contract tests, the simulator, the app.
 * `npm test -- --unit`, `--sim`, `--e2e` or `--check` runs a part; names of files after that run those only.
 * The last line counts it all; the exit code is 0 only when something ran and nothing failed.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { NeedsPerson, runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';
import { noTests, playwrightCounts, sumOf, totalLine, vitestCounts } from './test-counts.mjs';

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));
const parts = ['check', 'unit', 'sim', 'e2e'];

/** Which parts to run, and which files of them. Refuses an option there is not. */
export function selectionOf(args) {
  const options = args.filter((arg) => arg.startsWith('-'));
  const wrong = options.find((option) => !parts.includes(option.slice(2)));
  if (wrong !== undefined) {
    throw new NeedsPerson(
      `${wrong}: there is no such part. There are:`,
      'npm test -- --check --unit --sim --e2e [files]',
    );
  }
  const chosen = parts.filter((part) => options.includes(`--${part}`));
  const files = args.filter((arg) => !arg.startsWith('-'));
  return { parts: chosen.length > 0 ? chosen : parts, files };
}

/** Runs one tool of node_modules under this Node, with its output here. */
function run(tool, args, { env = {}, wrapper = [] } = {}) {
  return new Promise((done) => {
    const [file, ...rest] = [
      ...wrapper,
      process.execPath,
      join(root, 'node_modules', tool),
      ...args,
    ];
    const child = spawn(file, rest, {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: { ...process.env, ...env },
    });
    child.on('error', () => done(127));
    child.on('close', (code) => done(code ?? 1));
  });
}

async function runCheck() {
  const counts = noTests();
  const checks = [
    ['types', 'typescript/bin/tsc', ['-b']],
    ['lint and format', '@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.']],
  ];
  for (const [what, tool, args] of checks) {
    console.log(`\n== ${what}`);
    if ((await run(tool, args)) === 0) counts.passed += 1;
    else counts.failed += 1;
  }
  return counts;
}

/** A fresh report, read back; a tool that left none, or failed without a failed test, failed once. */
async function runReported(name, countsOf, start) {
  const report = join(root, 'out/test', `${name}.json`);
  mkdirSync(dirname(report), { recursive: true });
  rmSync(report, { force: true });
  const code = await start(report);
  const counts = existsSync(report)
    ? countsOf(JSON.parse(readFileSync(report, 'utf8')))
    : noTests();
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

function runUnit(files) {
  console.log('\n== unit and contract tests');
  return runReported('unit', vitestCounts, (report) => {
    const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
    return run('vitest/vitest.mjs', ['run', ...reporters, ...files], { env: noKeychain() });
  });
}

/** As many days as `npm test` may wait for; it counts as one test, and is left out when files are named. */
async function runSimulator(files) {
  const counts = noTests();
  if (files.length > 0) return counts;
  console.log('\n== the simulator');
  if ((await run('../scripts/sim.mjs', ['--seeds', '2000'])) === 0) counts.passed += 1;
  else counts.failed += 1;
  return counts;
}

function runEndToEnd(files) {
  console.log('\n== the app');
  return runReported('e2e', playwrightCounts, (report) => {
    const args = ['test', '-c', 'test/playwright.config.ts', '--reporter=list,json', ...files];
    const env = { ...noKeychain(), PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    return run('@playwright/test/cli.js', args, { env, wrapper: screenWrapper() });
  });
}

/**
 * No test reaches the keychain of the person who runs it: this D-Bus address leads nowhere. Tests of the
 * keychain start a session of their own.
 */
function noKeychain() {
  return process.platform === 'linux' ? { DBUS_SESSION_BUS_ADDRESS: 'disabled:' } : {};
}

/** Windows asked for where there is no screen are shown on one in memory. */
function screenWrapper() {
  const { BENEPIA_HOST_HEADLESS: wish, DISPLAY, WAYLAND_DISPLAY } = process.env;
  return wish === '0' && !DISPLAY && !WAYLAND_DISPLAY ? ['xvfb-run', '-a'] : [];
}

const runners = { check: runCheck, unit: runUnit, sim: runSimulator, e2e: runEndToEnd };

async function main() {
  moveToNode24(root, script);
  const selection = selectionOf(process.argv.slice(2));
  const all = [];
  for (const part of selection.parts) all.push(await runners[part](selection.files));
  const total = sumOf(all);
  console.log(`\n${totalLine(total)}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

if (process.argv[1] === script) await runScript(main);
