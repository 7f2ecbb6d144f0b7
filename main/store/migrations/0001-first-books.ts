/**
 * The first books. Words that will grow (alarms, reasons) are checked when rows are read, not here:
 * SQLite cannot change a CHECK without rebuilding the table.
 */
export const firstBooks = `
CREATE TABLE meta (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

INSERT INTO meta VALUES ('ledger_id', lower(hex(randomblob(8))));

CREATE TABLE sales (
  sale_id TEXT PRIMARY KEY NOT NULL CHECK (sale_id <> ''),
  business_day TEXT NOT NULL CHECK (business_day GLOB '[0-9][0-9][0-9][0-9][0-9][0-9][0-9][0-9]'),
  seq INTEGER NOT NULL CHECK (seq >= 1),
  order_no TEXT NOT NULL CHECK (order_no <> ''),
  amount_won INTEGER NOT NULL CHECK (amount_won BETWEEN 1 AND 99999999),
  created_ms INTEGER NOT NULL,
  UNIQUE (business_day, seq)
) STRICT;

CREATE TABLE payments (
  merchant_uid TEXT PRIMARY KEY NOT NULL CHECK (length(merchant_uid) BETWEEN 1 AND 40),
  sale_id TEXT NOT NULL REFERENCES sales (sale_id),
  business_day TEXT NOT NULL,
  order_no TEXT NOT NULL CHECK (order_no <> ''),
  amount_won INTEGER NOT NULL CHECK (amount_won BETWEEN 1 AND 99999999),
  tax_type TEXT NOT NULL CHECK (tax_type IN ('taxable', 'tax-free', 'mixed')),
  tax_free_won INTEGER NOT NULL
    CHECK (tax_free_won BETWEEN 0 AND amount_won)
    CHECK (tax_type <> 'taxable' OR tax_free_won = 0)
    CHECK (tax_type <> 'tax-free' OR tax_free_won = amount_won),
  item_name TEXT NOT NULL,
  buyer TEXT NOT NULL CHECK (json_type(buyer) = 'object'),
  mode TEXT NOT NULL CHECK (mode IN ('training', 'test', 'live')),
  origin TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  adopted TEXT CHECK (adopted IN ('other-till', 'earlier')),
  created_ms INTEGER NOT NULL,

  state TEXT NOT NULL
    CHECK (
      state IN ('created', 'waiting', 'sending', 'unknown', 'paid', 'declined', 'not-charged')
    ),
  version INTEGER NOT NULL CHECK (version >= 1),
  attempts INTEGER NOT NULL CHECK (attempts >= 0),
  maybe_sent INTEGER NOT NULL CHECK (maybe_sent IN (0, 1)),
  alarm TEXT,
  other_imp_uid TEXT,
  deferred_ms INTEGER CHECK (state <> 'waiting' OR deferred_ms IS NOT NULL),
  cancel_if_paid TEXT CHECK (cancel_if_paid <> ''),
  by_hand TEXT CHECK (by_hand <> ''),
  customer_mask TEXT,
  customer_tag TEXT,
  updated_ms INTEGER NOT NULL,

  since_ms INTEGER CHECK ((state = 'unknown') = (since_ms IS NOT NULL)),
  imp_uid TEXT CHECK ((state = 'paid') = (imp_uid IS NOT NULL)),
  pg_tid TEXT CHECK (state = 'paid' OR pg_tid IS NULL),
  approval_no TEXT CHECK (state = 'paid' OR approval_no IS NULL),
  receipt_url TEXT CHECK (state = 'paid' OR receipt_url IS NULL),
  paid_ms INTEGER CHECK ((state = 'paid') = (paid_ms IS NOT NULL)),
  cancelled_won INTEGER
    CHECK ((state = 'paid') = (cancelled_won IS NOT NULL))
    CHECK (cancelled_won BETWEEN 0 AND amount_won),
  reason TEXT CHECK ((state = 'declined') = (reason IS NOT NULL)),
  code TEXT CHECK ((state = 'declined') = (code IS NOT NULL)),
  message TEXT CHECK ((state = 'declined') = (message IS NOT NULL)),
  why TEXT CHECK ((state = 'not-charged') = (why IS NOT NULL)),
  proved_ms INTEGER
    CHECK ((state IN ('declined', 'not-charged')) = (proved_ms IS NOT NULL)),

  CHECK (imp_uid <> ''),
  CHECK (state IN ('created', 'waiting', 'sending', 'not-charged') OR maybe_sent = 1)
) STRICT;

CREATE INDEX payments_newest ON payments (created_ms, merchant_uid);
CREATE INDEX payments_of_day ON payments (business_day, created_ms, merchant_uid);
CREATE INDEX payments_of_sale ON payments (sale_id, created_ms, merchant_uid);
CREATE INDEX payments_of_order ON payments (order_no, created_ms, merchant_uid);
CREATE INDEX payments_of_imp_uid ON payments (imp_uid, created_ms, merchant_uid)
  WHERE imp_uid IS NOT NULL;
CREATE INDEX payments_open ON payments (created_ms, merchant_uid)
  WHERE state IN ('created', 'waiting', 'sending', 'unknown');
CREATE INDEX payments_of_customer ON payments (customer_tag, business_day)
  WHERE customer_tag IS NOT NULL;
CREATE INDEX payments_alarmed ON payments (created_ms, merchant_uid) WHERE alarm IS NOT NULL;
CREATE INDEX payments_paid ON payments (business_day, amount_won, cancelled_won)
  WHERE state = 'paid' AND adopted IS NOT 'other-till';

CREATE TABLE attempts (
  merchant_uid TEXT NOT NULL REFERENCES payments (merchant_uid),
  number INTEGER NOT NULL CHECK (number >= 1),
  started_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  sent INTEGER CHECK (sent IN (0, 1)) CHECK ((ended_ms IS NULL) = (sent IS NULL)),
  outcome TEXT CHECK ((ended_ms IS NULL) = (outcome IS NULL)),
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  -- The last answered look-up when it began; clocks may jump, row numbers do not.
  look_up_before INTEGER REFERENCES look_ups (look_up_id),
  PRIMARY KEY (merchant_uid, number)
) STRICT;

-- No reference to payments: a look-up may ask about a payment of another till.
CREATE TABLE look_ups (
  look_up_id INTEGER PRIMARY KEY,
  merchant_uid TEXT NOT NULL CHECK (merchant_uid <> ''),
  at_ms INTEGER NOT NULL,
  purpose TEXT NOT NULL CHECK (purpose <> ''),
  reading TEXT NOT NULL CHECK (reading <> ''),
  rows TEXT NOT NULL CHECK (json_type(rows) = 'array')
) STRICT;

CREATE INDEX look_ups_of_payment ON look_ups (merchant_uid, look_up_id);

-- What the provider told about its rows, once per change; nothing of the customer in full.
CREATE TABLE told (
  told_id INTEGER PRIMARY KEY,
  merchant_uid TEXT NOT NULL CHECK (merchant_uid <> ''),
  imp_uid TEXT NOT NULL CHECK (imp_uid <> ''),
  at_ms INTEGER NOT NULL,
  facts TEXT NOT NULL CHECK (json_type(facts) = 'object'),
  cancels TEXT NOT NULL CHECK (json_type(cancels) = 'array')
) STRICT;

CREATE INDEX told_of_payment ON told (merchant_uid, told_id);

CREATE TABLE cancels (
  cancel_id TEXT PRIMARY KEY NOT NULL CHECK (cancel_id <> ''),
  merchant_uid TEXT NOT NULL REFERENCES payments (merchant_uid),
  imp_uid TEXT NOT NULL CHECK (imp_uid <> ''),
  amount_won INTEGER NOT NULL CHECK (amount_won BETWEEN 1 AND 99999999),
  tax_free_won INTEGER CHECK (tax_free_won BETWEEN 0 AND amount_won),
  checksum_won INTEGER NOT NULL CHECK (checksum_won BETWEEN amount_won AND 99999999),
  reason TEXT NOT NULL,
  created_ms INTEGER NOT NULL,

  state TEXT NOT NULL CHECK (
    state IN (
      'created', 'sending', 'unknown', 'done', 'refused', 'not-cancelled', 'withdrawn',
      'needs-person'
    )
  ),
  version INTEGER NOT NULL CHECK (version >= 1),
  found_won INTEGER
    CHECK (found_won BETWEEN 0 AND 99999999)
    CHECK (state <> 'needs-person' OR found_won IS NOT NULL),
  declined TEXT CHECK (state <> 'refused' OR declined IS NOT NULL),
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  pg_tid TEXT,
  receipt_url TEXT,
  done_ms INTEGER CHECK ((state = 'done') = (done_ms IS NOT NULL)),
  updated_ms INTEGER NOT NULL
) STRICT;

CREATE INDEX cancels_of_payment ON cancels (merchant_uid, created_ms, cancel_id);
CREATE INDEX cancels_open ON cancels (created_ms, cancel_id)
  WHERE state IN ('created', 'sending', 'unknown');
-- Two cancels of the same money at once could both take effect.
CREATE UNIQUE INDEX cancels_one_open ON cancels (imp_uid)
  WHERE state IN ('created', 'sending', 'unknown');

CREATE TABLE queue (
  entry_id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('resolve', 'cancel', 'print', 'charge')),
  about TEXT NOT NULL CHECK (about IN ('payment', 'watch', 'cancel')),
  subject TEXT NOT NULL CHECK (subject <> ''),
  due_ms INTEGER NOT NULL,
  tries INTEGER NOT NULL CHECK (tries >= 0),
  -- Fence of the holder that works on it now; a later holder takes it over.
  claimed_by INTEGER,
  created_ms INTEGER NOT NULL,
  finished_ms INTEGER
) STRICT;

CREATE UNIQUE INDEX queue_one_open ON queue (subject, about, kind) WHERE finished_ms IS NULL;
CREATE INDEX queue_prints ON queue (subject, about) WHERE kind = 'print';
CREATE INDEX queue_due ON queue (due_ms, entry_id) WHERE finished_ms IS NULL;

-- Who may write. One row; the fence rises with every holder, so that an earlier one is told apart.
CREATE TABLE lease (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  fence INTEGER NOT NULL CHECK (fence >= 1)
) STRICT;

CREATE TABLE audit (
  seq INTEGER PRIMARY KEY CHECK (seq >= 1),
  at_ms INTEGER NOT NULL,
  actor TEXT NOT NULL CHECK (actor <> ''),
  action TEXT NOT NULL CHECK (action <> ''),
  object TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_type(detail) = 'object'),
  keyed INTEGER NOT NULL CHECK (keyed IN (0, 1)),
  prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;
`;
