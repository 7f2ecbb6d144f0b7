import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { sell } from '../../core/counter-sale.ts';
import { createTestApp } from '../../core/test-app.ts';
import { createFakeSheets } from '../../fakes/fake-sheets.ts';
import { copiesOn } from './printing-shop.ts';

describe('a receipt is saved as a file', () => {
  async function saving(path: (folder: string) => string | null) {
    const folder = mkdtempSync(join(tmpdir(), 'saved-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const asked: { readonly name: string; readonly title: string }[] = [];
    const sheets = createFakeSheets();
    const run = createTestApp({
      sheets,
      askPlace: async (file) => {
        asked.push(file);
        return path(folder);
      },
    });
    await run.start();
    return { run, sheets, folder, asked, of: { merchantUid: await sell(run) } };
  }

  test.each(['pdf', 'png'] as const)(
    '%s: where the person says, and it is told where',
    async (as) => {
      const { run, sheets, folder, asked, of } = await saving((to) => join(to, `a.${as}`));
      const path = join(folder, `a.${as}`);
      expect(await run.ask('till/receipt/save', { of, as })).toEqual({ ok: true, value: { path } });
      expect(readFileSync(path, 'utf8')).toBe(sheets.drawn[0]?.svg);
      expect(asked).toMatchObject([
        { title: '영수증 저장', name: expect.stringMatching(`-sale.${as}$`) },
      ]);
      expect(asked[0]?.name).not.toMatch(/mi|\*/);
      expect(copiesOn({ ...sheets, printed: [] })).toEqual([]);
    },
  );

  test('nothing is made when the person closes the dialog', async () => {
    const { run, sheets, of } = await saving(() => null);
    expect(await run.ask('till/receipt/save', { of, as: 'pdf' })).toEqual({
      ok: true,
      value: null,
    });
    expect(sheets.drawn).toEqual([]);
  });

  test('a folder that is gone, and a picture that cannot be drawn, are told by field and rule', async () => {
    const { run, sheets, folder, of } = await saving((to) => join(to, 'gone', 'a.pdf'));
    expect(await run.ask('till/receipt/save', { of, as: 'pdf' })).toMatchObject({
      failure: { kind: 'refused', field: 'receipt.file', rule: 'no-folder' },
    });
    Object.assign(sheets, { pdf: () => Promise.reject(new Error('no')) });
    mkdirSync(join(folder, 'gone'));
    expect(await run.ask('till/receipt/save', { of, as: 'pdf' })).toMatchObject({
      failure: { kind: 'refused', field: 'receipt.file', rule: 'not-drawn' },
    });
    expect(readdirSync(join(folder, 'gone'))).toEqual([]);
    expect(
      await run.ask('till/receipt/save', { of: { merchantUid: 'x' }, as: 'pdf' }),
    ).toMatchObject({
      failure: { field: 'receipt.merchantUid', rule: 'not-now' },
    });
  });
});
