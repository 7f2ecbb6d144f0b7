import { describe, expect, test } from 'vitest';
import { attempt } from './filled-books.ts';

const one = `version = version + 1`;

describe('whoever writes, the books refuse', () => {
  test.each([
    ['a deleted sale', `DELETE FROM sales`, /nothing is ever deleted/],
    [
      'a deleted payment',
      `DELETE FROM payments WHERE merchant_uid = 'm-1'`,
      /nothing is ever deleted/,
    ],
    ['a deleted attempt', `DELETE FROM attempts`, /nothing is ever deleted/],
    ['a deleted look-up', `DELETE FROM look_ups`, /nothing is ever deleted/],
    ['a deleted telling', `DELETE FROM told`, /nothing is ever deleted/],
    ['a deleted cancel', `DELETE FROM cancels`, /nothing is ever deleted/],
    ['a deleted breakdown', `DELETE FROM breakdowns`, /nothing is ever deleted/],
    ['a deleted queue entry', `DELETE FROM queue`, /nothing is ever deleted/],
    ['a deleted audit row', `DELETE FROM audit`, /nothing is ever deleted/],
    [
      'a replaced sale',
      `INSERT OR REPLACE INTO sales SELECT sale_id, business_day, 2, order_no, 1, created_ms FROM sales`,
      /inserted once/,
    ],
    [
      'a replaced payment',
      `INSERT OR REPLACE INTO payments SELECT * FROM payments`,
      /inserted once/,
    ],
    [
      'a replaced attempt',
      `INSERT OR REPLACE INTO attempts SELECT * FROM attempts`,
      /inserted once/,
    ],
    [
      'a replaced look-up',
      `INSERT OR REPLACE INTO look_ups SELECT * FROM look_ups`,
      /inserted once/,
    ],
    ['a replaced telling', `INSERT OR REPLACE INTO told SELECT * FROM told`, /inserted once/],
    [
      'a replaced cancel',
      `INSERT OR REPLACE INTO cancels SELECT * FROM cancels WHERE cancel_id = 'DONE99'`,
      /inserted once/,
    ],
    ['a replaced entry', `INSERT OR REPLACE INTO queue SELECT * FROM queue`, /inserted once/],
    [
      'a replaced audit row',
      `INSERT OR REPLACE INTO audit SELECT * FROM audit WHERE seq = 1`,
      /the audit has no gaps/,
    ],
    [
      'a second sale with one number',
      `INSERT OR REPLACE INTO sales SELECT 'other', business_day, seq, order_no, amount_won, created_ms FROM sales`,
      /one sale per number/,
    ],
    ['a changed sale', `UPDATE sales SET amount_won = 1`, /a sale never changes/],
    ['a changed amount', `UPDATE payments SET amount_won = 1, ${one}`, /facts are fixed/],
    ['a changed tax rule', `UPDATE payments SET tax_type = 'mixed', ${one}`, /facts are fixed/],
    ['a changed tax-free share', `UPDATE payments SET tax_free_won = 1, ${one}`, /facts are fixed/],
    [
      'a changed order number',
      `UPDATE payments SET merchant_uid = 'm-9', ${one} WHERE merchant_uid = 'm-1'`,
      /facts are fixed/,
    ],
    ['a changed account', `UPDATE payments SET fingerprint = 'x', ${one}`, /facts are fixed/],
    ['a skipped version', `UPDATE payments SET version = version + 2`, /one version at a time/],
    ['the same version again', `UPDATE payments SET alarm = 'late-paid'`, /one version at a time/],
    [
      'fewer attempts',
      `UPDATE payments SET attempts = 0, ${one} WHERE merchant_uid = 'm-2'`,
      /what was sent stays sent/,
    ],
    [
      'sent made unsent',
      `UPDATE payments SET maybe_sent = 0, ${one} WHERE merchant_uid = 'm-2'`,
      /what was sent stays sent/,
    ],
    [
      'paid made unpaid',
      `UPDATE payments SET state = 'created', ${one} WHERE merchant_uid = 'm-2'`,
      /paid stays paid/,
    ],
    [
      'a smaller cancelled sum',
      `UPDATE payments SET cancelled_won = 499, ${one} WHERE merchant_uid = 'm-2'`,
      /paid stays paid/,
    ],
    [
      'another imp_uid',
      `UPDATE payments SET imp_uid = 'imp_z', ${one} WHERE merchant_uid = 'm-2'`,
      /paid stays paid/,
    ],
    ['a moved start of an attempt', `UPDATE attempts SET started_ms = 0`, /facts are fixed/],
    [
      'an attempt that ends twice',
      `UPDATE attempts SET outcome = 'x' WHERE merchant_uid = 'm-2'`,
      /an attempt ends once/,
    ],
    ['a changed look-up', `UPDATE look_ups SET reading = 'paid'`, /a look-up never changes/],
    ['a changed telling', `UPDATE told SET facts = '{}'`, /what was told never changes/],
    [
      'a replaced breakdown',
      `INSERT OR REPLACE INTO breakdowns SELECT * FROM breakdowns`,
      /inserted once/,
    ],
    ['a changed breakdown', `UPDATE breakdowns SET amount_won = 1`, /a breakdown never changes/],
    ['a changed checksum', `UPDATE cancels SET checksum_won = 600, ${one}`, /facts are fixed/],
    [
      'a skipped cancel version',
      `UPDATE cancels SET version = version + 2`,
      /one version at a time/,
    ],
    [
      'a cancel undone',
      `UPDATE cancels SET state = 'created', done_ms = NULL, ${one} WHERE cancel_id = 'DONE99'`,
      /done stays done/,
    ],
    [
      'a second open cancel of one payment',
      `INSERT INTO cancels SELECT 'ZZZZZZ', merchant_uid, imp_uid, amount_won, tax_free_won, checksum_won, reason, created_ms, state, version, found_won, declined, code, message, pg_tid, receipt_url, done_ms, updated_ms FROM cancels WHERE cancel_id = 'C7F3K2'`,
      /one open cancel/,
    ],
    [
      'a changed subject',
      `UPDATE queue SET subject = 'm-2' WHERE kind = 'resolve'`,
      /facts are fixed/,
    ],
    [
      'a finished entry taken up again',
      `UPDATE queue SET finished_ms = NULL WHERE kind = 'print'`,
      /finished stays finished/,
    ],
    [
      'a second open entry',
      `INSERT INTO queue (kind, about, subject, due_ms, tries, created_ms) VALUES ('resolve', 'payment', 'm-1', 1, 0, 1)`,
      /UNIQUE/,
    ],
    ['a changed audit row', `UPDATE audit SET actor = 'nobody'`, /the audit never changes/],
    [
      'a gap in the audit',
      `INSERT INTO audit SELECT 1000, at_ms, actor, action, object, detail, keyed, prev_hash, '${'a'.repeat(64)}' FROM audit WHERE seq = 1`,
      /no gaps/,
    ],
  ])('%s', (_name, sql, words) => {
    expect(attempt(sql)).toThrow(words);
  });
});
