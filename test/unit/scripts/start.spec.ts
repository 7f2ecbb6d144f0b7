import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Clone } from './clone.ts';

const screen = { DISPLAY: ':99' };
const noFetch = { BENEPIA_NO_ELECTRON_DOWNLOAD: '1', BENEPIA_HOST_CHROMIUM: process.execPath };
const print = (name: string) =>
  `console.log(${JSON.stringify(name)}, JSON.stringify(process.argv.slice(2)));`;

/** A built clone whose main and demo say which of them ran, with which arguments. */
function builtClone(): Clone {
  const clone = new Clone();
  clone.write('package.json', '{"type":"module","name":"till"}');
  clone.write('test/host/register.ts', 'console.log("host");');
  clone.write('out/main/index.js', `${print('main')} process.exitCode = 5;`);
  clone.write('scripts/demo.mjs', print('demo'));
  return clone;
}

/** Puts a program in the place of Electron's binary. */
function withElectron(clone: Clone, lines: string): NodeJS.ProcessEnv {
  clone.command('electron', lines);
  return { ELECTRON_OVERRIDE_DIST_PATH: join(clone.root, 'bin') };
}

describe.runIf(process.platform === 'linux')('npm start', () => {
  test('without Electron runs the same program in Chromium, in training, and says so', async () => {
    using clone = builtClone();
    const ran = await clone.run('start.mjs', {
      args: ['--lang=en'],
      env: { ...screen, ...noFetch },
    });
    const lines = ran.text.trimEnd().split('\n');
    expect(lines[0]).toMatch(/^Electron is not used: .* node node_modules\/electron\/install\.js$/);
    expect(lines[1]).toMatch(/in Chromium, in training: nothing leaves this machine/);
    const data = join(clone.root, '.config/till');
    expect(lines[2]).toBe(`Receipts are printed to ${data}/paper and saved to ${data}/saved.`);
    expect(lines.slice(3)).toEqual(['host', 'main ["--","--training","--lang=en"]']);
    expect(ran.code).toBe(5);
  });

  test.each([
    [{}, 'folder:DATA/paper', 'DATA/saved'],
    [{ BENEPIA_HOST_PRINTERS: 'cups' }, 'cups', 'DATA/saved'],
    [{ BENEPIA_HOST_SAVE_TO: '/elsewhere' }, 'folder:DATA/paper', '/elsewhere'],
  ])('in Chromium prints and saves beside the ledger unless %o', async (asked, printers, saved) => {
    using clone = builtClone();
    const tell = (name: string) => `console.log(process.env[${JSON.stringify(name)}]);`;
    const [paper, save] = ['BENEPIA_HOST_PRINTERS', 'BENEPIA_HOST_SAVE_TO'];
    clone.write('test/host/register.ts', [paper, save].map(tell).join(''));
    const data = join(clone.root, 'counter 2');
    const env = { ...screen, ...noFetch, ...asked };
    const ran = await clone.run('start.mjs', { args: [`--data-dir=${data}`], env });
    const named = [printers, saved].map((each) => each.replace('DATA', data));
    expect(ran.text).toContain(`\n${named.join('\n')}\nmain`);
    expect(existsSync(join(data, 'saved'))).toBe(saved === 'DATA/saved');
  });

  test.each([['--mode=test'], ['--training'], ['--gateway-url=http://127.0.0.1:1']])(
    'leaves the mode alone when %s is given',
    async (arg) => {
      using clone = builtClone();
      const ran = await clone.run('start.mjs', { args: [arg], env: { ...screen, ...noFetch } });
      expect(ran.text).toContain(`main ["--","${arg}"]`);
    },
  );

  test('runs Electron when its binary is there', async () => {
    using clone = builtClone();
    const electron = withElectron(clone, 'echo "electron $*"; exit 7');
    const ran = await clone.run('start.mjs', {
      args: ['--lang=en'],
      env: { ...screen, ...electron },
    });
    expect(ran.text).toMatch(/^electron .*\. --lang=en$/m);
    expect(ran.text).not.toContain('main');
    expect(ran.code).toBe(7);
  });

  test('gives Electron no switch that would make it a plain Node', async () => {
    using clone = builtClone();
    const electron = withElectron(clone, 'echo "node: $ELECTRON_RUN_AS_NODE $NODE_OPTIONS."');
    const ran = await clone.run('start.mjs', {
      env: { ...screen, ...electron, ELECTRON_RUN_AS_NODE: '1', NODE_OPTIONS: '--no-warnings' },
    });
    expect(ran.text).toContain('node:  .');
  });

  test('does not take a binary that was not unpacked to the end', async () => {
    using clone = builtClone();
    const half = 'node_modules/electron/dist/electron';
    clone.write(half, '#!/bin/sh\necho whole', 0o755);
    const env = { ...screen, ...noFetch };
    expect((await clone.run('start.mjs', { env })).text).toContain('Electron is not used');
    clone.write('node_modules/electron/path.txt', 'electron');
    expect((await clone.run('start.mjs', { env })).text).toContain('whole');
  });

  test('goes on in Chromium when Electron lacks libraries', async () => {
    using clone = builtClone();
    const electron = withElectron(clone, 'echo "libnss3.so: cannot open" >&2; exit 127');
    const ran = await clone.run('start.mjs', { env: { ...screen, ...noFetch, ...electron } });
    // What Electron complains of comes by a pipe of its own, at its own time.
    expect(ran.text).toContain('libnss3');
    expect(ran.text).toMatch(/lacks libraries[\s\S]*main \["--","--training"\]/);
  });

  test('tries to fetch Electron once a day', async () => {
    using clone = builtClone();
    clone.write('node_modules/electron/install.js', 'console.error("ENOTFOUND"); process.exit(1);');
    const env = { ...screen, BENEPIA_HOST_CHROMIUM: process.execPath };
    const first = await clone.run('start.mjs', { env });
    expect(first.text).toMatch(/Fetching Electron .* not available[\s\S]*could not be fetched/);
    const second = await clone.run('start.mjs', { env });
    expect(second.text).not.toContain('Fetching');
    expect(second.text).toContain('earlier today');
    const dayMs = 24 * 60 * 60 * 1000;
    for (const triedMs of [Date.now() - dayMs, Date.now() + dayMs]) {
      clone.write('out/.electron-unavailable', String(triedMs));
      expect((await clone.run('start.mjs', { env })).text).toContain('Fetching');
    }
  });

  test('without a screen plays the demo and says so', async () => {
    using clone = builtClone();
    clone.command('apt-get', 'exit 0');
    const ran = await clone.run('start.mjs', { env: noFetch });
    expect(ran.text).toMatch(/no screen[\s\S]*npm run demo[\s\S]*demo \[\]/);
    expect(ran.code).toBe(0);
  });

  test.each(['--help', '--version'])('%s needs no screen and fetches nothing', async (arg) => {
    using clone = builtClone();
    const ran = await clone.run('start.mjs', { args: [arg] });
    expect(ran.text).toBe(`host\nmain ["--","${arg}"]\n`);
  });

  test('before the first build names the command', async () => {
    using clone = new Clone();
    const ran = await clone.run('start.mjs', { env: screen });
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.text).toMatch(/not been built yet.*\n {2}npm run setup/);
  });
});
