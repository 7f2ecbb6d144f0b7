import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { createPackage, getRawHeader } from '@electron/asar';
import { describe, expect, test } from 'vitest';
import { fuseWire, makeStubElectron } from '../../../scripts/packaging/stub-electron.ts';
import type { Target } from '../../../scripts/packaging/target.ts';
import { packedFacts, packedProgram } from '../../real-electron/packed-app.ts';
import { pdfFacts } from '../../real-electron/pdf-facts.ts';
import { pngFacts } from '../../real-electron/png-facts.ts';
import { endsOf, exitCodeOf } from '../../real-electron/program-exit.ts';

const page = '1 0 obj <</Type /Page /MediaBox [0 0 226.8 340.2]>> endobj';
const font = '2 0 obj <</Type /Font /ToUnicode 3 0 R>> endobj';

function packedStream(text: string): Buffer {
  const parts = ['4 0 obj <</Type /ObjStm>>\nstream\n', deflateSync(text), '\nendstream endobj\n'];
  return Buffer.concat(parts.map((part) => Buffer.from(part)));
}

describe('a PDF', () => {
  test.each([
    ['plain objects', Buffer.from(`%PDF-1.4\n${page}\n${font}\n`)],
    ['objects packed into a stream', packedStream(`${page} ${font}`)],
  ])('of %s tells size, pages and fonts', (_how, pdf) => {
    expect(pdfFacts(pdf)).toEqual({ widthPt: 226.8, heightPt: 340.2, pages: 1, fonts: 1 });
  });

  test('that is none has nothing', () => {
    expect(pdfFacts(Buffer.from('no'))).toEqual({ widthPt: 0, heightPt: 0, pages: 0, fonts: 0 });
  });
});

/** A chunk with a checksum that nobody asks for. */
function chunk(kind: string, data: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return Buffer.concat([length, Buffer.from(kind), data, Buffer.alloc(4)]);
}

describe('a PNG', () => {
  const size = Buffer.from([0, 0, 1, 46, 0, 0, 2, 88, 8, 6, 0, 0, 0]);
  const start = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const pictureOf = (bytes: readonly number[]): Buffer =>
    Buffer.concat([start, chunk('IHDR', size), chunk('IDAT', deflateSync(Buffer.from(bytes)))]);

  test.each([
    [[0, 255, 255, 255, 255], 2],
    [[0, 1, 2, 3, 4], 5],
  ])('made of %j tells its size and %i shades', (bytes, shades) => {
    expect(pngFacts(pictureOf(bytes))).toEqual({ wide: 302, high: 600, shades });
  });

  test('that is none has nothing', () => {
    expect(pngFacts(Buffer.from('no'))).toEqual({ wide: 0, high: 0, shades: 0 });
  });
});

describe('a packed app', () => {
  const target: Target = { platform: 'linux', arch: 'x64' };

  /** A release folder with a package in it, of a stub or with fuses of its own. */
  function releaseOf(make: (folder: string) => void): string {
    const release = mkdtempSync(join(tmpdir(), 'release-'));
    const folder = join(release, 'linux-unpacked');
    mkdirSync(join(folder, 'resources'), { recursive: true });
    make(folder);
    return release;
  }

  test('that is not there, or is made of a stub, is none: nothing is claimed of its fuses', async () => {
    const release = releaseOf((folder) => {
      makeStubElectron(folder, target);
      renameSync(join(folder, 'electron'), join(folder, 'benepia-pos'));
    });
    expect(await packedFacts(join(release, 'none'), target)).toBeNull();
    expect(await packedFacts(release, target)).toBeNull();
    rmSync(release, { recursive: true });
  });

  test.runIf(process.platform === 'linux')('is started to see how it ends', async () => {
    const release = releaseOf((folder) => {
      const says = '#!/bin/sh\n[ -n "$ELECTRON_RUN_AS_NODE" ] && exit 7\nexit 64';
      writeFileSync(join(folder, 'benepia-pos'), says, { mode: 0o755 });
    });
    const program = packedProgram(release, target) ?? '';
    const asNode = { ELECTRON_RUN_AS_NODE: '1' };
    expect(await exitCodeOf(program, ['--inspect=0'])).toBe(64);
    expect(await exitCodeOf(program, ['-e', '1'], asNode)).toBe(7);
    expect(await exitCodeOf('/bin/sleep', ['30'], {}, 50)).not.toBe(64);
    expect(await exitCodeOf(join(release, 'nothing'), [])).toBeNull();
    rmSync(release, { recursive: true });
  });

  test.runIf(process.platform === 'linux')(
    'that does not refuse goes on in training in a folder of its own, never in the shop’s',
    async () => {
      const release = releaseOf((folder) => {
        const says =
          '#!/bin/sh\necho "$@" >> "$0.starts"\n[ -n "$ELECTRON_RUN_AS_NODE" ] && exit 7\nexit 0';
        writeFileSync(join(folder, 'benepia-pos'), says, { mode: 0o755 });
      });
      const program = packedProgram(release, target) ?? '';
      expect(await endsOf(program)).toEqual({ debugPort: 0, inspect: 0, gateway: 0, asNode: 7 });
      const starts = readFileSync(`${program}.starts`, 'utf8').trim().split('\n');
      const folders = starts.map((line) => / --data-dir=(\S+) --training$/.exec(line)?.[1]);
      expect(folders).toHaveLength(4);
      expect(folders.every((folder) => folder?.startsWith(tmpdir()))).toBe(true);
      expect(folders.some((folder) => existsSync(folder ?? ''))).toBe(false);
      rmSync(release, { recursive: true });
    },
  );

  test.each([
    ['as Electron ships them', '101100011', 4],
    ['as they were decided', '010011001', 0],
  ])('with its fuses %s tells which are wrong', async (_how, states, wrong) => {
    const release = releaseOf((folder) => {
      writeFileSync(join(folder, 'benepia-pos'), fuseWire(states));
    });
    const facts = await packedFacts(release, target);
    expect(facts?.asarDigest).toBe('not on this system');
    expect(facts?.wrongFuses.length === 0).toBe(wrong === 0);
    rmSync(release, { recursive: true });
  });

  test.each([
    ['inside', (digest: string) => digest],
    ['missing', () => 'another'],
  ] as const)(
    'for Windows whose program has the digest of its archive: %s',
    async (is, written) => {
      const release = mkdtempSync(join(tmpdir(), 'release-'));
      const folder = join(release, 'win-unpacked');
      mkdirSync(join(folder, 'resources'), { recursive: true });
      const content = join(release, 'content');
      mkdirSync(content);
      writeFileSync(join(content, 'package.json'), '{}');
      const asar = join(folder, 'resources/app.asar');
      await createPackage(content, asar);
      const digest = createHash('sha256').update(getRawHeader(asar).headerString).digest('hex');
      const parts = [fuseWire('010011001'), Buffer.from(written(digest))];
      writeFileSync(join(folder, 'benepia-pos.exe'), Buffer.concat(parts));
      const facts = await packedFacts(release, { platform: 'win32', arch: 'x64' });
      expect(facts).toEqual({ wrongFuses: [], asarDigest: is });
      rmSync(release, { recursive: true });
    },
  );
});
