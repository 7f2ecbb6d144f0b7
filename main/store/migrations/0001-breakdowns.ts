import { guard, insertedOnce, neverDeleted } from './guard-sql.ts';

/** What the provider told about the parts of an amount; one row for each time it told. */
export const breakdownBooks = `
CREATE TABLE breakdowns (
  breakdown_id INTEGER PRIMARY KEY,
  merchant_uid TEXT NOT NULL REFERENCES payments (merchant_uid),
  imp_uid TEXT NOT NULL CHECK (imp_uid <> ''),
  at_ms INTEGER NOT NULL,
  -- As the payment stood here then; the parts are net of cancels.
  cancelled_won INTEGER NOT NULL CHECK (cancelled_won BETWEEN 0 AND 99999999),
  amount_won INTEGER NOT NULL CHECK (amount_won BETWEEN 0 AND 99999999),
  means TEXT NOT NULL CHECK (json_type(means) = 'object'),
  histories TEXT NOT NULL CHECK (json_type(histories) = 'array')
) STRICT;

CREATE INDEX breakdowns_of_payment ON breakdowns (merchant_uid, imp_uid, breakdown_id);

${neverDeleted('breakdowns')}
${insertedOnce('breakdowns', 'breakdown_id = new.breakdown_id')}
${guard('breakdowns', 'a breakdown never changes', 'UPDATE')}
`;
