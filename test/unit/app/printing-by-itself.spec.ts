import { describe, expect, test } from 'vitest';
import { sell } from '../../core/counter-sale.ts';
import { createFakeSheets } from '../../fakes/fake-sheets.ts';
import { askAndAgree } from '../setup/set-up-app.ts';
import { copiesOn, shop, standing, untilAt, wordsOn } from './printing-shop.ts';

describe('with printing by itself', () => {
  test('the receipt of a charge comes out once, while its sale is on the screen', async () => {
    const { run, sheets } = await shop({ auto: true });
    const of = { merchantUid: await sell(run) };
    await untilAt(run, of, 'sent');
    expect(copiesOn(sheets)).toEqual(['original']);
    run.app.till?.session.core.changed(of.merchantUid);
    await run.ask('till/payments/check', of);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(sheets.printed).toHaveLength(1);
  });

  test('the receipt of a cancel comes out too', async () => {
    const { run, sheets } = await shop({ auto: true });
    const of = { merchantUid: await sell(run) };
    await untilAt(run, of, 'sent');
    const sent = await askAndAgree(run, 'till/cancel/send', {
      ...of,
      amountWon: 12_500,
      reason: '고객 변심',
    });
    const { cancelId } = Object(sent.value);
    await untilAt(run, { ...of, cancelId }, 'sent');
    expect(wordsOn(sheets, 1)).toContain('취소 영수증');
    expect(sheets.printed[1]?.sheet.title).toMatch(new RegExp(`-cancel-${cancelId}$`));
    expect(await standing(run, of)).toMatchObject({ copies: 1 });
  });

  test('a printer that is off, or none at all, holds nothing up', async () => {
    for (const sheets of [createFakeSheets('BIXOLON'), createFakeSheets()]) {
      sheets.will('failed', 'failed', 'failed');
      const { run } = await shop({ auto: true }, sheets);
      const of = { merchantUid: await sell(run) };
      expect(run.till().sale.at).toBe('approved');
      expect(await untilAt(run, of, 'waiting')).toMatchObject({ copies: 0 });
      await run.ask('till/sale/dismiss');
      await sell(run);
    }
  });

  test('a till that prints nothing keeps no list', async () => {
    const { run, sheets } = await shop({ auto: true, printer: null });
    const of = { merchantUid: await sell(run) };
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([await standing(run, of), sheets.printed]).toEqual([{ at: 'none' }, []]);
  });
});
