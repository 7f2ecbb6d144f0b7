import { fixed, guard, insertedOnce, neverDeleted } from './guard-sql.ts';

/** Those that keep the shop from asking for more points of the same account. */
const isOpen = `asked_here = 1 AND (state IN ('sending', 'needs-person')
    OR state = 'asked' AND status IN ('waited', 'ready'))`;

const issuances = `
CREATE TABLE issuances (
  request_id TEXT PRIMARY KEY NOT NULL CHECK (request_id <> ''),
  amount_won INTEGER NOT NULL CHECK (amount_won >= 0),
  mode TEXT NOT NULL CHECK (mode IN ('training', 'test', 'live')),
  origin TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  asked_here INTEGER NOT NULL CHECK (asked_here IN (0, 1)),
  requested_ms INTEGER NOT NULL,
  balance_before_won INTEGER,

  state TEXT NOT NULL
    CHECK (state IN ('sending', 'asked', 'refused', 'not-sent', 'needs-person', 'settled')),
  version INTEGER NOT NULL CHECK (version >= 1),
  checked_ms INTEGER,
  told TEXT CHECK (told IN ('done', 'cancelled', 'failed')),
  evidence TEXT CHECK (evidence <> '') CHECK (state <> 'settled' OR evidence IS NOT NULL),
  updated_ms INTEGER NOT NULL,

  issuance_id TEXT
    CHECK (issuance_id <> '') CHECK ((state = 'asked') = (issuance_id IS NOT NULL)),
  status TEXT
    CHECK ((state = 'asked') = (status IS NOT NULL))
    CHECK (status IN ('waited', 'ready', 'done', 'cancelled', 'failed', 'other')),
  status_text TEXT CHECK ((state = 'asked') = (status_text IS NOT NULL)),
  said_created_ms INTEGER CHECK (state = 'asked' OR said_created_ms IS NULL),
  said_modified_ms INTEGER CHECK (state = 'asked' OR said_modified_ms IS NULL),
  -- An object, or null while there is no account.
  deposit TEXT CHECK (json_type(deposit) = 'object') CHECK (state = 'asked' OR deposit IS NULL),
  cancel_ms INTEGER CHECK (state = 'asked' OR cancel_ms IS NULL),
  code TEXT CHECK ((state IN ('refused', 'not-sent', 'needs-person')) = (code IS NOT NULL)),
  reason TEXT CHECK ((state IN ('refused', 'needs-person')) = (reason IS NOT NULL)),

  CHECK (asked_here = 1 OR state = 'asked'),
  -- What was asked for elsewhere may be more than this till asks for.
  CHECK (asked_here = 0 OR amount_won BETWEEN 1 AND 99999999)
) STRICT;

CREATE INDEX issuances_newest ON issuances (requested_ms, request_id);
-- Two requests never have the same number.
CREATE UNIQUE INDEX issuances_by_number ON issuances (issuance_id, fingerprint, origin, mode)
  WHERE issuance_id IS NOT NULL;
CREATE INDEX issuances_live ON issuances (requested_ms, request_id)
  WHERE state IN ('sending', 'needs-person')
    OR status IN ('waited', 'ready', 'other') OR cancel_ms IS NOT NULL;

CREATE TABLE point_balances (
  balance_id INTEGER PRIMARY KEY,
  mode TEXT NOT NULL CHECK (mode IN ('training', 'test', 'live')),
  origin TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  at_ms INTEGER NOT NULL,
  balance_won INTEGER NOT NULL,
  expiring_won INTEGER NOT NULL
) STRICT;

CREATE INDEX point_balances_of_account
  ON point_balances (fingerprint, origin, mode, balance_id);
`;

const issuanceFacts =
  'request_id, amount_won, mode, origin, fingerprint, asked_here, requested_ms, balance_before_won';

const guards = [
  neverDeleted('issuances'),
  insertedOnce('issuances', 'request_id = new.request_id'),
  guard(
    'issuances',
    'one open issuance per account',
    'INSERT',
    `new.asked_here = 1 AND EXISTS (SELECT 1 FROM issuances
      WHERE fingerprint = new.fingerprint AND origin = new.origin AND mode = new.mode
        AND ${isOpen})`,
  ),
  // REPLACE by the number would delete the row that has it.
  guard(
    'issuances',
    'a number belongs to one request',
    'INSERT',
    `EXISTS (SELECT 1 FROM issuances WHERE issuance_id = new.issuance_id
      AND fingerprint = new.fingerprint AND origin = new.origin AND mode = new.mode)`,
  ),
  fixed('issuances', issuanceFacts),
  guard('issuances', 'one version at a time', 'UPDATE', 'new.version <> old.version + 1'),
  guard(
    'issuances',
    'what is over stays over',
    'UPDATE',
    `old.state IN ('refused', 'not-sent', 'settled')`,
  ),
  guard(
    'issuances',
    'its number stays',
    'UPDATE',
    `old.state = 'asked' AND (new.state <> 'asked' OR new.issuance_id <> old.issuance_id)`,
  ),
  neverDeleted('point_balances'),
  insertedOnce('point_balances', 'balance_id = new.balance_id'),
  guard('point_balances', 'a balance seen never changes', 'UPDATE'),
].join('\n');

/** The shop's own points: what was asked for, and the balances that were seen. */
export const pointsBooks = `${issuances}\n${guards}`;
