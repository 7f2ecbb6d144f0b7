import { fixed, guard, insertedOnce, neverDeleted } from './guard-sql.ts';

const paymentFacts =
  'merchant_uid, sale_id, business_day, order_no, amount_won, tax_type, tax_free_won, item_name, ' +
  'buyer, mode, origin, fingerprint, adopted, created_ms';
const cancelFacts =
  'cancel_id, merchant_uid, imp_uid, amount_won, tax_free_won, checksum_won, reason, created_ms';

/** What the first books refuse whoever writes: deleting, replacing, and changing what is fixed. */
export const firstGuards = [
  ...[
    'sales',
    'payments',
    'attempts',
    'look_ups',
    'told',
    'cancels',
    'queue',
    'lease',
    'audit',
  ].map(neverDeleted),

  insertedOnce('sales', 'sale_id = new.sale_id'),
  guard(
    'sales',
    'one sale per number',
    'INSERT',
    'EXISTS (SELECT 1 FROM sales WHERE business_day = new.business_day AND seq = new.seq)',
  ),
  guard('sales', 'a sale never changes', 'UPDATE'),

  insertedOnce('payments', 'merchant_uid = new.merchant_uid'),
  fixed('payments', paymentFacts),
  guard('payments', 'one version at a time', 'UPDATE', 'new.version <> old.version + 1'),
  guard(
    'payments',
    'what was sent stays sent',
    'UPDATE',
    'new.attempts < old.attempts OR new.maybe_sent < old.maybe_sent',
  ),
  guard(
    'payments',
    'paid stays paid',
    'UPDATE',
    `old.state = 'paid' AND (new.state <> 'paid' OR new.cancelled_won < old.cancelled_won
      OR new.imp_uid <> old.imp_uid AND old.by_hand IS NULL)`,
  ),

  insertedOnce('attempts', 'merchant_uid = new.merchant_uid AND number = new.number'),
  fixed('attempts', 'merchant_uid, number, started_ms, look_up_before'),
  guard('attempts', 'an attempt ends once', 'UPDATE', 'old.ended_ms IS NOT NULL'),

  insertedOnce('look_ups', 'look_up_id = new.look_up_id'),
  guard('look_ups', 'a look-up never changes', 'UPDATE'),

  insertedOnce('told', 'told_id = new.told_id'),
  guard('told', 'what was told never changes', 'UPDATE'),

  insertedOnce('cancels', 'cancel_id = new.cancel_id'),
  guard(
    'cancels',
    'one open cancel per payment',
    'INSERT',
    `new.state IN ('created', 'sending', 'unknown') AND EXISTS (SELECT 1 FROM cancels
      WHERE imp_uid = new.imp_uid AND state IN ('created', 'sending', 'unknown'))`,
  ),
  fixed('cancels', cancelFacts),
  guard('cancels', 'one version at a time', 'UPDATE', 'new.version <> old.version + 1'),
  guard('cancels', 'done stays done', 'UPDATE', `old.state = 'done'`),

  insertedOnce('queue', 'entry_id = new.entry_id'),
  fixed('queue', 'entry_id, kind, about, subject, created_ms'),
  guard('queue', 'finished stays finished', 'UPDATE', 'old.finished_ms IS NOT NULL'),

  guard('lease', 'the fence never falls', 'UPDATE', 'new.fence < old.fence'),

  guard('audit', 'the audit never changes', 'UPDATE'),
  guard(
    'audit',
    'the audit has no gaps',
    'INSERT',
    'new.seq <> 1 + (SELECT coalesce(max(seq), 0) FROM audit)',
  ),
].join('\n');
