import { expect, test } from 'vitest';
import { toldOf } from '../../../main/domain/told.ts';
import { replyOf } from '../../../main/gateway/envelope.ts';
import { paymentOf } from '../../../main/gateway/portone-body.ts';
import { newLedgerFile } from '../../unit/store/ledger-set-up.ts';
import { chargeDocument } from './charge-document.ts';
import { grownText, oddities, oddText } from './mutations.ts';
import { answerOf } from './readers.ts';

/** Every odd answer of the charge document that is believed nevertheless, as it is kept. */
const believed = chargeDocument.fields
  .flatMap(({ path }) => [
    ...oddities.map((how) => ({
      name: `${path}: ${how}`,
      text: oddText(chargeDocument, path, how),
    })),
    { name: `${path}: grown`, text: grownText(chargeDocument, path) },
  ])
  .flatMap(({ name, text }) => {
    const reply = replyOf(answerOf(text));
    const row = reply.kind === 'value' ? paymentOf(reply.response) : null;
    return row === null ? [] : [{ name, told: toldOf(row) }];
  });

test('whatever is believed of an odd answer is read back from the ledger as it was kept', () => {
  expect(believed.length).toBeGreaterThan(600);
  const { ledger } = newLedgerFile();
  ledger.write('test', (tx) => {
    for (const { name, told } of believed) tx.keepTold(name, [told]);
  });
  for (const { name, told } of believed) {
    expect(ledger.read.told(name), name).toMatchObject([told]);
  }
  expect(ledger.read.unreadable()).toEqual([]);
  expect(ledger.verifyChain()).toEqual({ ok: true });
  ledger.close();
});

test('nothing of the customer is kept in full, and no text is longer than 300 characters', () => {
  const kept = believed.map(({ told }) => JSON.stringify(told)).join('\n');
  for (const whole of [
    '홍길동',
    '홍길순',
    'hong@example.com',
    '010-0000',
    '서울시 어딘가',
    '06000"',
    'customer-1',
    '910000',
  ]) {
    expect(kept).not.toContain(whole);
  }
  for (const { told } of believed) {
    for (const value of Object.values(told.facts))
      expect(String(value).length).toBeLessThanOrEqual(300);
  }
});
