import { cpSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkIds, checkList } from '../../real-electron/list.ts';
import { Clone } from './clone.ts';

const here = join(import.meta.dirname, '../../real-electron');
const noFetch = { BENEPIA_NO_ELECTRON_DOWNLOAD: '1' };

/** A built clone with the checks in it and nothing that they would check. */
function builtClone(): Clone {
  const clone = new Clone();
  clone.write('package.json', '{"type":"module","version":"9.9.9"}');
  clone.write('out/main/index.js', '');
  cpSync(here, join(clone.root, 'test/real-electron'), { recursive: true });
  return clone;
}

describe.runIf(process.platform === 'linux')('npm run test:electron', () => {
  test('without the binary names all that was not run, how to get it, and is no success', async () => {
    using clone = builtClone();
    const ran = await clone.run('test-electron.mjs', { env: noFetch });
    expect(ran.code).toBe(2);
    for (const id of checkIds) {
      expect(ran.text).toContain(`${id}: ${checkList[id].en}`);
      expect(ran.text).toContain(checkList[id].ko);
    }
    expect(ran.text).toContain('node node_modules/electron/install.js');
    expect(ran.text.trimEnd().split('\n').at(-1)).toBe(
      `0 passed, 0 failed, 0 measured, ${checkIds.length} not run`,
    );
    const report = clone.read('out/test-electron/report.md');
    expect(report).toContain('Electron: not there, so nothing was checked');
    expect(report.match(/^\| – /gm)).toHaveLength(checkIds.length);
    expect(report).not.toContain('✓');
    expect(report).not.toContain(clone.root);
    expect(JSON.parse(clone.read('out/test-electron/report.json'))).toMatchObject({
      ...{ appVersion: '9.9.9', electron: null, counts: { passed: 0 } },
    });
  });

  test('tries to fetch the binary although it failed earlier today', async () => {
    using clone = builtClone();
    clone.write('node_modules/electron/install.js', 'process.exit(1);');
    clone.write('out/.electron-unavailable', String(Date.now()));
    const ran = await clone.run('test-electron.mjs', {});
    expect(ran.text).toMatch(/Fetching Electron .*10 minutes.*not available/);
    expect(ran.code).toBe(2);
  });

  test('with a binary that does not start fails with its words, and leaves a report', async () => {
    using clone = new Clone();
    clone.write('package.json', '{"type":"module","version":"9.9.9"}');
    clone.write('out/main/index.js', '');
    for (const name of ['test', 'node_modules']) {
      symlinkSync(join(import.meta.dirname, '../../..', name), join(clone.root, name));
    }
    clone.command('electron', 'echo "libnss3.so: cannot open shared object file" >&2; exit 127');
    const electron = { ELECTRON_OVERRIDE_DIST_PATH: join(clone.root, 'bin') };
    const env = { ...electron, DISPLAY: ':99', PATH: process.env['PATH'] };
    const ran = await clone.run('test-electron.mjs', { env });
    expect(ran.code, ran.text).toBe(1);
    const report = clone.read('out/test-electron/report.md');
    expect(report).toContain('libnss3.so: cannot open shared object file');
    expect(report).toContain(`0 passed, 1 failed, 0 measured, ${checkIds.length - 1} not run`);
  });

  test('without a screen and without one in memory says so', async () => {
    using clone = builtClone();
    clone.command('electron', 'echo must not start');
    const env = { ELECTRON_OVERRIDE_DIST_PATH: join(clone.root, 'bin') };
    const ran = await clone.run('test-electron.mjs', { env });
    expect(ran.text).toContain('There is no screen here.');
    expect(ran.text).not.toContain('must not start');
    expect(ran.code).toBe(2);
  });

  test('before the first build names the command', async () => {
    using clone = new Clone();
    const ran = await clone.run('test-electron.mjs', { env: noFetch });
    expect(ran).toMatchObject({ code: 1 });
    expect(ran.text).toMatch(/not been built yet.*\n {2}npm run setup/);
  });
});
