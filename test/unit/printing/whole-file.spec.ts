import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { ruleOf, writeWholeFile } from '../../../main/printing/whole-file.ts';

const bytes = Uint8Array.of(37, 80, 68, 70);

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'save-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

test('a file is there whole, in the place of one that was there, with nothing beside it', async () => {
  const folder = newFolder();
  const path = join(folder, '영수증 1.pdf');
  writeFileSync(path, 'before');
  expect(await writeWholeFile(path, bytes)).toEqual({ ok: true, value: null });
  expect([...readFileSync(path)]).toEqual([...bytes]);
  expect(readdirSync(folder)).toEqual(['영수증 1.pdf']);
});

test('while it is written the one that was there is whole', async () => {
  const path = join(newFolder(), 'a.pdf');
  writeFileSync(path, 'before');
  const long = Buffer.alloc(32 * 1_024 * 1_024, 1);
  const seen = new Set<number>();
  let done = false;
  const writing = writeWholeFile(path, long).finally(() => (done = true));
  while (!done) {
    seen.add(statSync(path).size);
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await writing).toEqual({ ok: true, value: null });
  expect(seen).toContain('before'.length);
  for (const size of seen) expect(['before'.length, long.length]).toContain(size);
});

test('where its folder is gone nothing is made', async () => {
  const folder = newFolder();
  const end = await writeWholeFile(join(folder, 'gone', 'a.pdf'), bytes);
  expect(end).toMatchObject({ failure: { field: 'receipt.file', rule: 'no-folder' } });
  expect(readdirSync(folder)).toEqual([]);
});

test('where a folder has that name nothing is left beside it', async () => {
  const folder = newFolder();
  mkdirSync(join(folder, 'a.pdf'));
  const end = await writeWholeFile(join(folder, 'a.pdf'), bytes);
  expect(end).toMatchObject({ ok: false, failure: { kind: 'refused', field: 'receipt.file' } });
  expect(readdirSync(folder)).toEqual(['a.pdf']);
});

test.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
  'where one may not write the file that was there stays',
  async () => {
    const folder = newFolder();
    writeFileSync(join(folder, 'a.pdf'), 'before');
    chmodSync(folder, 0o500);
    const end = await writeWholeFile(join(folder, 'a.pdf'), bytes);
    chmodSync(folder, 0o700);
    expect(end).toMatchObject({ failure: { rule: 'no-permission' } });
    expect(readFileSync(join(folder, 'a.pdf'), 'utf8')).toBe('before');
  },
);

test.each([
  ['ENOSPC', 'no-room'],
  ['EDQUOT', 'no-room'],
  ['EROFS', 'no-permission'],
  ['EACCES', 'no-permission'],
  ['EPERM', 'no-permission'],
  ['ENOENT', 'no-folder'],
  ['ENOTDIR', 'no-folder'],
  ['EIO', 'no-folder'],
  ['EBUSY', 'not-written'],
  ['', 'not-written'],
])('%s means %s', (code, rule) => {
  expect(ruleOf(Object.assign(new Error('x'), { code }))).toBe(rule);
  expect(ruleOf('x')).toBe('not-written');
});
