import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeNotices } from '../../../scripts/packaging/notices.ts';
import { packApp } from '../../../scripts/packaging/pack-app.ts';
import { makeStubElectron, stubNote } from '../../../scripts/packaging/stub-electron.ts';
import { ownTarget } from '../../../scripts/packaging/target.ts';
import { root } from './packed.ts';

const target = ownTarget();

describe.skipIf(target.platform === 'darwin')(
  'electron-builder with a folder that does not call itself a stub',
  () => {
    let place: string;
    let dist: string;
    beforeAll(() => {
      place = mkdtempSync(join(tmpdir(), 'hook-'));
      dist = join(place, 'electron');
      makeStubElectron(dist, target);
      rmSync(join(dist, stubNote));
      writeNotices(root);
      writeFileSync(join(place, 'helper.txt'), '#!/bin/sh\n');
    });
    afterAll(() => rmSync(place, { recursive: true, force: true }));

    const pack = (args: readonly string[]) =>
      packApp({
        root,
        target,
        out: join(place, 'release'),
        electronDist: dist,
        only: 'folder',
        args,
      });

    test('goes on when the package is as it must be', async () => {
      const { ok, text } = await pack([]);
      expect(text).not.toContain('must not go to a shop');
      expect(ok).toBe(true);
    }, 120_000);

    test('ends, naming the file, when something else is beside the program', async () => {
      const { ok, text } = await pack([
        `-c.extraFiles.from=${join(place, 'helper.txt')}`,
        '-c.extraFiles.to=helper.txt',
      ]);
      expect(ok).toBe(false);
      expect(text).toMatch(
        /must not go to a shop:[\s\S]*helper\.txt is a script that the system would run/,
      );
    }, 120_000);
  },
);
