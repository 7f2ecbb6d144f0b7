import { describe, expect, test } from 'vitest';
import { attempt } from './filled-books.ts';
import { dropTriggers } from './ledger-set-up.ts';

describe('even without the guards, no row may say', () => {
  test.each([
    ['a sale of nothing', `UPDATE sales SET amount_won = 0`],
    ['a sale above eight digits', `UPDATE sales SET amount_won = 100000000`],
    ['a day that is none', `UPDATE sales SET business_day = '2026-11-21'`],
    ['sale number 0', `UPDATE sales SET seq = 0`],
    ['a payment of nothing', `UPDATE payments SET amount_won = 0 WHERE merchant_uid = 'm-1'`],
    ['a payment below zero', `UPDATE payments SET amount_won = -1 WHERE merchant_uid = 'm-1'`],
    [
      'an order number of 41 characters',
      `UPDATE payments SET merchant_uid = '${'x'.repeat(41)}' WHERE merchant_uid = 'm-1'`,
    ],
    ['a tax rule that is none', `UPDATE payments SET tax_type = 'zero-rated'`],
    [
      'more tax-free than paid',
      `UPDATE payments SET tax_type = 'mixed', tax_free_won = 12501 WHERE merchant_uid = 'm-1'`,
    ],
    ['a tax-free share of a taxable shop', `UPDATE payments SET tax_free_won = 1`],
    ['a taxable share of a tax-free shop', `UPDATE payments SET tax_type = 'tax-free'`],
    ['a mode that is none', `UPDATE payments SET mode = 'production'`],
    ['a state that is none', `UPDATE payments SET state = 'charged' WHERE merchant_uid = 'm-1'`],
    ['version 0', `UPDATE payments SET version = 0`],
    ['text for an amount', `UPDATE payments SET amount_won = 'much'`],
    ['half a won', `UPDATE payments SET amount_won = 1.5`],
    ['a buyer that is no object', `UPDATE payments SET buyer = '[]'`],
    ['paid without imp_uid', `UPDATE payments SET imp_uid = NULL WHERE merchant_uid = 'm-2'`],
    ['paid with an empty imp_uid', `UPDATE payments SET imp_uid = '' WHERE merchant_uid = 'm-2'`],
    ['a breakdown of no row', `UPDATE breakdowns SET imp_uid = ''`],
    ['a breakdown of less than nothing', `UPDATE breakdowns SET amount_won = -1`],
    ['a breakdown whose means are no object', `UPDATE breakdowns SET means = '[]'`],
    ['a breakdown whose history is no list', `UPDATE breakdowns SET histories = '{}'`],
    ['paid without a time', `UPDATE payments SET paid_ms = NULL WHERE merchant_uid = 'm-2'`],
    ['paid but never sent', `UPDATE payments SET maybe_sent = 0 WHERE merchant_uid = 'm-2'`],
    [
      'more cancelled than paid',
      `UPDATE payments SET cancelled_won = 12501 WHERE merchant_uid = 'm-2'`,
    ],
    [
      'less than nothing cancelled',
      `UPDATE payments SET cancelled_won = -1 WHERE merchant_uid = 'm-2'`,
    ],
    [
      'imp_uid of what is not paid',
      `UPDATE payments SET imp_uid = 'imp' WHERE merchant_uid = 'm-1'`,
    ],
    [
      'unknown since never',
      `UPDATE payments SET state = 'unknown', maybe_sent = 1 WHERE merchant_uid = 'm-1'`,
    ],
    [
      'declined for no reason',
      `UPDATE payments SET state = 'declined', maybe_sent = 1, code = '', message = '', proved_ms = 1 WHERE merchant_uid = 'm-1'`,
    ],
    [
      'declined without proof',
      `UPDATE payments SET state = 'declined', maybe_sent = 1, code = '', message = '', reason = 'other' WHERE merchant_uid = 'm-1'`,
    ],
    [
      'not charged without why',
      `UPDATE payments SET state = 'not-charged', proved_ms = 1 WHERE merchant_uid = 'm-1'`,
    ],
    ['an end without an outcome', `UPDATE attempts SET ended_ms = 1 WHERE merchant_uid = 'm-1'`],
    ['a cancel of nothing', `UPDATE cancels SET amount_won = 0`],
    ['a checksum below the amount', `UPDATE cancels SET checksum_won = 499`],
    ['more tax-free than cancelled', `UPDATE cancels SET tax_free_won = 501`],
    ['a cancel state that is none', `UPDATE cancels SET state = 'undone'`],
    ['refused for no reason', `UPDATE cancels SET state = 'refused' WHERE cancel_id = 'C7F3K2'`],
    ['done without a time', `UPDATE cancels SET state = 'done' WHERE cancel_id = 'C7F3K2'`],
    ['a queue for anything else', `UPDATE queue SET kind = 'email'`],
  ])('%s', (_name, sql) => {
    expect(attempt(sql, dropTriggers)).toThrow(/CHECK constraint failed|cannot store/);
  });

  test.each([
    [
      'a payment without a sale',
      `INSERT INTO payments SELECT 'm-3', 'sale-9', business_day, order_no, amount_won, tax_type, tax_free_won, item_name, buyer, mode, origin, fingerprint, adopted, created_ms, state, version, attempts, maybe_sent, alarm, other_imp_uid, deferred_ms, cancel_if_paid, by_hand, customer_mask, customer_tag, updated_ms, since_ms, imp_uid, pg_tid, approval_no, receipt_url, paid_ms, cancelled_won, reason, code, message, why, proved_ms FROM payments WHERE merchant_uid = 'm-1'`,
    ],
    [
      'an attempt at no payment',
      `UPDATE attempts SET merchant_uid = 'm-9' WHERE merchant_uid = 'm-1'`,
    ],
    ['a cancel of no payment', `UPDATE cancels SET merchant_uid = 'm-9'`],
  ])('%s', (_name, sql) => {
    expect(attempt(sql, dropTriggers)).toThrow(/FOREIGN KEY/);
  });

  test.each([
    [
      'one order number twice',
      `INSERT INTO payments SELECT * FROM payments WHERE merchant_uid = 'm-1'`,
    ],
    ['one cancel id twice', `INSERT INTO cancels SELECT * FROM cancels WHERE cancel_id = 'DONE99'`],
    ['one attempt twice', `INSERT INTO attempts SELECT * FROM attempts`],
    [
      'one sale number twice',
      `INSERT INTO sales SELECT 'other', business_day, seq, order_no, amount_won, created_ms FROM sales`,
    ],
    [
      'two open cancels of one payment',
      `UPDATE cancels SET imp_uid = 'imp_m-2', state = 'unknown', done_ms = NULL`,
    ],
  ])('%s', (_name, sql) => {
    expect(attempt(sql, dropTriggers)).toThrow(/UNIQUE constraint failed/);
  });
});
