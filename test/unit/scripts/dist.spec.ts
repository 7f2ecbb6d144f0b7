import { describe, expect, test } from 'vitest';
import { answerOf, Clone } from './clone.ts';

describe('npm run dist', () => {
  test('without Electron makes nothing, and names the reason and the command', async () => {
    using clone = new Clone();
    const env = { BENEPIA_NO_ELECTRON_DOWNLOAD: '1' };
    const { code, text } = await clone.run('dist.mjs', { env });
    expect(code).toBe(1);
    expect(text).toContain('There are no installers without Electron');
    expect(text).toContain('BENEPIA_NO_ELECTRON_DOWNLOAD=1');
    expect(text).toContain('Nothing was made');
    expect(text).toMatch(/^ {2}node node_modules\/electron\/install\.js && npm run dist$/m);
    expect(text).not.toContain('at main');
  });
});

describe('npm run pack', () => {
  const [platform, arch] = [process.platform, process.arch];

  test.each([
    [[], { stub: false, platform, arch, rest: [] }],
    [['--stub'], { stub: true, platform, arch, rest: [] }],
    [['--platform=win32', '--arch=x64'], { stub: false, platform: 'win32', arch: 'x64', rest: [] }],
    [['-c.compression=store'], { stub: false, platform, arch, rest: ['-c.compression=store'] }],
  ])('reads %j', async (args, options) => {
    expect(await answerOf('pack.mjs', 'packOptions', [args])).toEqual(options);
  });
});
