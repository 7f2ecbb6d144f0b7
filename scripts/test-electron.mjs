/**
 * Runs the checks that only the real Electron can prove, and ends with a charge and a cancel in training.
 * Leaves out/test-electron/report.md, to be pasted back. The exit code is 0 when all that could be run
 * passed, 1 when something failed, 2 when nothing could be run: that is no success.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { arch, platform, release } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringElectron, fetchCommand } from './electron-binary.mjs';
import { NeedsPerson, runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';
import { hasScreen } from './start.mjs';

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));
const folder = join(root, 'out/test-electron');
const fetchLimitMs = 10 * 60_000;

/** Where and on what this runs; nothing that tells whose PC it is. */
function aboutThis(electron) {
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // What follows the first dash is whoever built a Linux kernel.
  const system = `${platform()} ${release().split('-')[0]} ${arch()}`;
  return { system, appVersion: version, electron, day: new Date().toISOString().slice(0, 10) };
}

function pinnedElectron() {
  const file = join(root, 'node_modules/electron/package.json');
  return JSON.parse(readFileSync(file, 'utf8')).version;
}

/** Writes the report, says where it is, and gives the exit code. */
async function finish(electron, outcomes) {
  const [{ reportOf, writeReport }, { countLine, countsOf, exitCodeOf }, { namesHere }] =
    await Promise.all([
      import('../test/real-electron/report.ts'),
      import('../test/real-electron/outcome.ts'),
      import('../test/real-electron/scrub.ts'),
    ]);
  const report = reportOf(aboutThis(electron), outcomes, namesHere(root));
  const file = relative(root, writeReport(folder, report));
  const counts = countsOf(outcomes);
  console.log(`\n이 파일을 보내 주세요. / Send this file: ${file}`);
  console.log(countLine(counts));
  return exitCodeOf(counts);
}

/** Says in words that nothing was checked, what that is, and how to come by it. */
async function nothingRun(ko, en, command) {
  const [{ checkIds, checkList }, { allNotRun }] = await Promise.all([
    import('../test/real-electron/list.ts'),
    import('../test/real-electron/outcome.ts'),
  ]);
  console.log(`\n${ko} 아래 ${checkIds.length}가지는 하나도 확인하지 못했습니다.`);
  console.log(`${en} None of these ${checkIds.length} checks was run:\n`);
  for (const id of checkIds) {
    console.log(`  – ${id}: ${checkList[id].en}\n      ${checkList[id].ko}`);
  }
  console.log(`\n이렇게 하세요. / Do this, then run npm run test:electron again:\n  ${command}`);
  return finish(null, allNotRun(`${en} / ${ko}`));
}

/** On Linux without a screen the windows are shown on one in memory. */
function onScreenInMemory() {
  const run = spawnSync('xvfb-run', ['-a', process.execPath, script], { stdio: 'inherit' });
  return run.error ? null : (run.status ?? 1);
}

async function check() {
  const [{ Bench }, { runChecks }] = await Promise.all([
    import('../test/real-electron/bench.ts'),
    import('../test/real-electron/run.ts'),
  ]);
  const bench = new Bench('electron', 'out/test/checks');
  const signs = { passed: '✓', failed: '✗', measured: '·', 'not run': '–' };
  const tell = ({ id, status, words, tookMs }) => {
    console.log(`${signs[status]} ${id} (${tookMs} ms)${words[0] ? `: ${words[0]}` : ''}`);
  };
  // Playwright leaves promises behind when Electron does not start; they must not end this without a report.
  const stray = [];
  const keep = (error) => stray.push(error instanceof Error ? error.stack : String(error));
  process.on('unhandledRejection', keep);
  try {
    const outcomes = await runChecks({ bench, tell, evidence: join(folder, 'failed') });
    return { outcomes, stray };
  } finally {
    await bench.close().catch(() => undefined);
    process.off('unhandledRejection', keep);
  }
}

/** What nobody waited for is no success either, though every check passed. */
function withStray(code, stray) {
  if (stray.length === 0) return code;
  mkdirSync(join(folder, 'failed'), { recursive: true });
  writeFileSync(join(folder, 'failed/stray-errors.log'), `${stray.join('\n\n')}\n`);
  if (code === 0) console.log('Errors that no check waited for: failed/stray-errors.log');
  return Math.max(code, 1);
}

async function main() {
  moveToNode24(root, script);
  if (!existsSync(join(root, 'out/main/index.js'))) {
    throw new NeedsPerson('The till has not been built yet. Build it with:', 'npm run setup');
  }
  rmSync(folder, { recursive: true, force: true });
  const { binary, why } = await bringElectron(root, { limitMs: fetchLimitMs, insist: true });
  if (binary === null) {
    const en = `The real Electron is not there: ${why}.`;
    return nothingRun('실제 Electron이 없습니다.', en, fetchCommand);
  }
  if (!hasScreen(process.env)) {
    const code = onScreenInMemory();
    if (code !== null) return code;
    const install = 'sudo apt-get install -y xvfb xauth';
    return nothingRun('화면이 없습니다.', 'There is no screen here.', install);
  }
  console.log('창이 여러 번 열리고 닫힙니다. 끝날 때까지 그대로 두세요(3분쯤).');
  console.log('Windows open and close by themselves. Leave them alone (about three minutes).\n');
  const { outcomes, stray } = await check();
  return withStray(await finish(pinnedElectron(), outcomes), stray);
}

if (process.argv[1] === script) await runScript(main);
