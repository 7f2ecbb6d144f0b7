import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type PrintServer, startCups, whyNoCups } from '../../harness/cups.ts';
import { factsOf } from '../../harness/paper.ts';
import type { PrintPlan } from '../../host/print-plan.ts';
import { openPrinters, type Printers, printerFor } from '../../host/printers.ts';

const reason = whyNoCups();
const evidence = resolve(import.meta.dirname, '../../../out/test/cups');

/** A document of one page with a word on it, as plain as PDF allows. */
function pdfSaying(word: string): Buffer {
  const content = `BT /F1 12 Tf 10 20 Td (${word}) Tj ET`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 226.8 283.5] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Courier >>',
  ];
  const body = objects.map((each, at) => `${at + 1} 0 obj\n${each}\nendobj\n`).join('');
  return Buffer.from(`%PDF-1.4\n${body}trailer\n<< /Size 6 /Root 1 0 R >>\n%%EOF\n`);
}

const plan: PrintPlan = {
  deviceName: '',
  paper: { width: 80_000, height: 100_000 },
  printBackground: true,
  hasMargins: false,
};

describe.skipIf(reason !== null)(
  `a CUPS of our own${reason === null ? '' : ` (${reason})`}`,
  () => {
    let cups: PrintServer;
    let printers: Printers;

    beforeAll(async () => {
      cups = await startCups();
      vi.stubEnv('CUPS_SERVER', cups.env['CUPS_SERVER']);
      await cups.addPrinter('Receipts');
      await cups.addPrinter('Kitchen');
      printers = openPrinters('cups');
    });

    afterAll(async () => {
      await cups.keep(evidence);
      await cups.close();
      vi.unstubAllEnvs();
    });

    const send = (printer: string, title: string) =>
      printers.send(printer, { title, pdf: pdfSaying(title), plan });

    test('names its printers, and which one is the default', async () => {
      const all = await printers.list();
      expect(all.map(({ name }) => name).sort()).toEqual(['Kitchen', 'Receipts']);
      expect(await printers.standard()).toBe('Receipts');
      expect(await printerFor(printers, '')).toEqual({ name: 'Receipts' });
      expect(await printerFor(printers, 'Kitchen')).toEqual({ name: 'Kitchen' });
      expect(await printerFor(printers, 'Gone')).toEqual({
        failure: 'Invalid deviceName provided',
      });
    });

    test('prints a page of exactly the size asked, and two jobs in their order', async () => {
      await send('Receipts', 'first');
      await send('Receipts', 'second');
      const sheets = await cups.paper(2);
      for (const [at, title] of ['first', 'second'].entries()) {
        const { paper = '', received = '' } = sheets[at] ?? {};
        const facts = await factsOf(paper);
        expect(facts.pages).toBe(1);
        expect(facts.widthMm).toBeCloseTo(80, 1);
        expect(facts.heightMm).toBeCloseTo(100, 1);
        expect(readFileSync(received)).toEqual(pdfSaying(title));
      }
    });

    test('takes jobs for a printer that stands still, and prints them when it goes again', async () => {
      await cups.pause('Receipts');
      await send('Receipts', 'late');
      const waiting = await cups.jobs('not-completed');
      expect(waiting).toEqual([expect.stringMatching(/^Receipts-\d+ /)]);
      await cups.resume('Receipts');
      await cups.paper(3);
      expect(await cups.jobs('not-completed')).toEqual([]);
    });

    test('says so when a printer takes no jobs, or is not there', async () => {
      await cups.refuse('Kitchen');
      await expect(send('Kitchen', 'refused')).rejects.toThrow('not accepting jobs');
      await expect(send('Gone', 'nowhere')).rejects.toThrow('lp:');
      expect(await cups.jobs('not-completed')).toEqual([]);
    });
  },
);

test.skipIf(reason !== null)('when it ends nothing of it is left', async () => {
  const cups = await startCups();
  const folder = dirname(cups.env['CUPS_SERVER'] ?? '');
  const settings = (): string[] =>
    readdirSync('/etc/cups').filter((name) => name.startsWith(`cups-pdf-benepia-${process.pid}-`));
  expect([existsSync(folder), settings().length]).toEqual([true, 1]);
  await cups.close();
  expect([existsSync(folder), settings().length]).toEqual([false, 0]);
});

test('printers are named as CUPS or as a folder, and in no other way', () => {
  expect(() => openPrinters('lpt1')).toThrow('BENEPIA_HOST_PRINTERS');
  expect(() => openPrinters('folder:here')).toThrow('BENEPIA_HOST_PRINTERS');
});

test('a folder in a printer’s place numbers its jobs and keeps what was asked', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'benepia-paper-'));
  try {
    const printers = openPrinters(`folder:${folder}`);
    writeFileSync(join(folder, '0007-old.pdf'), '');
    const pdf = pdfSaying('x');
    await printers.send('Paper folder', { title: '영수증 1/2', pdf, plan });
    expect(readFileSync(join(folder, '0008-영수증_1_2.pdf'))).toEqual(pdf);
    const asked = JSON.parse(readFileSync(join(folder, '0008.json'), 'utf8'));
    expect(asked).toMatchObject({ title: '영수증 1/2', paper: plan.paper });
    expect(await printerFor(printers, '')).toEqual({ name: 'Paper folder' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
