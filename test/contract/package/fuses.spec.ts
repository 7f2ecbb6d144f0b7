import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FuseState, FuseV1Options, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { decidedFuses, fuseConfigOf, fuseFindings } from '../../../scripts/packaging/fuses.ts';
import { fuseWire } from '../../../scripts/packaging/stub-electron.ts';
import { answerOf } from '../../unit/scripts/clone.ts';
import { root } from './packed.ts';

/** What each fuse must be, and where in the wire it stands. */
const decided = [
  { index: 0, name: 'RunAsNode', on: false },
  { index: 1, name: 'EnableCookieEncryption', on: true },
  { index: 2, name: 'EnableNodeOptionsEnvironmentVariable', on: false },
  { index: 3, name: 'EnableNodeCliInspectArguments', on: false },
  { index: 4, name: 'EnableEmbeddedAsarIntegrityValidation', on: true },
  { index: 5, name: 'OnlyLoadAppFromAsar', on: true },
  { index: 6, name: 'LoadBrowserProcessSpecificV8Snapshot', on: false },
  { index: 7, name: 'GrantFileProtocolExtraPrivileges', on: false },
  { index: 8, name: 'WasmTrapHandlers', on: true },
] as const;

describe('the fuses', () => {
  let place: string;
  beforeAll(() => {
    place = mkdtempSync(join(tmpdir(), 'fuses-'));
  });
  afterAll(() => rmSync(place, { recursive: true, force: true }));

  /** A file with fuses in it, between bytes that mean nothing. */
  function programWith(states: string): string {
    const file = join(place, `program-${states}`);
    const noise = Buffer.alloc(5_000_000, 0x55);
    writeFileSync(file, Buffer.concat([noise, fuseWire(states), noise]));
    return file;
  }

  test('are every one that @electron/fuses knows, each decided', () => {
    const known = Object.keys(FuseV1Options).filter((name) => !/^\d+$/.test(name));
    expect(Object.keys(decidedFuses(root)).toSorted()).toEqual(known.toSorted());
    expect(decidedFuses(root)).toEqual(
      Object.fromEntries(decided.map(({ name, on }) => [name, on])),
    );
  });

  test('are written to a program and read back from it as decided', async () => {
    const file = programWith('101100011');
    const before = readFileSync(file);
    expect(await flipFuses(file, fuseConfigOf(decidedFuses(root)))).toBe(1);
    const wire = await getCurrentFuseWire(file);
    expect(wire).toEqual({
      version: '1',
      ...Object.fromEntries(
        decided.map(({ index, on }) => [index, on ? FuseState.ENABLE : FuseState.DISABLE]),
      ),
    });
    const after = readFileSync(file);
    const changed = [...after.keys()].filter((at) => after[at] !== before[at]);
    expect(changed).toHaveLength(7);
    expect(await fuseFindings(file, decidedFuses(root))).toEqual([]);
  });

  test('are not written to a program with one more than we know', async () => {
    const file = programWith('1011000111');
    const flip = flipFuses(file, fuseConfigOf(decidedFuses(root)));
    await expect(flip).rejects.toThrow(/strictlyRequireAllFuses/);
  });

  test.each(decided)(
    'are found wrong when $name is not as decided',
    async ({ index, name, on }) => {
      const states = decided
        .map((fuse) => (fuse.on !== (fuse.index === index) ? '1' : '0'))
        .join('');
      const found = await fuseFindings(programWith(states), decidedFuses(root));
      expect(found).toEqual([`fuse ${name} is ${!on}, not ${on}`]);
    },
  );

  test.each([
    { what: 'one is missing', states: '01001100', says: ['8 of 9 fuses are there'] },
    { what: 'one is gone', states: 'r10011001', says: [/RunAsNode is neither on nor off/] },
    { what: 'one is new', states: '0100110011', says: [/fuse 9 is not known/] },
  ])('are found wrong when $what', async ({ states, says }) => {
    const found = await fuseFindings(programWith(states), decidedFuses(root));
    expect(found).toEqual(says.map((say) => expect.stringMatching(say)));
  });

  test.each([
    ['goes on when they are as decided', '010011001', null],
    [
      'ends when they are as Electron ships them',
      '101100011',
      /RunAsNode is true[\s\S]*must not go/,
    ],
  ])('are read back when installers were made: npm run dist %s', async (_how, states, says) => {
    const folder = join(place, states);
    mkdirSync(folder);
    copyFileSync(programWith(states), join(folder, 'benepia-pos'));
    const target = { platform: 'linux', arch: 'x64' };
    const ended = answerOf('dist.mjs', 'refuseWrongFuses', [folder, target]).then(
      () => null,
      String,
    );
    if (says === null) expect(await ended).toBeNull();
    else expect(await ended).toMatch(says);
  });

  test('are set by an electron-builder that knows all but the ninth', () => {
    const packer = createRequire(createRequire(import.meta.url).resolve('app-builder-lib'));
    const { FuseV1Options: itsFuses }: { FuseV1Options: object } = packer('@electron/fuses');
    const names = Object.keys(itsFuses).filter((name) => !/^\d+$/.test(name));
    expect(names).toEqual(decided.slice(0, 8).map(({ name }) => name));
  });
});
