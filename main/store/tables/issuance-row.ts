import type { IssuanceRequestState } from '../../../preload/points-views.ts';
import type { Won } from '../../../preload/views.ts';
import type { Account } from '../../domain/payment.ts';
import type {
  DepositAccount,
  IssuanceStatus,
  ProviderIssuance,
} from '../../domain/points/issuance.ts';
import type { EndStatus, Issuance, IssuanceState } from '../../domain/points/shop-issuance.ts';
import { wonSum } from '../../domain/won.ts';
import {
  flagIn,
  Misread,
  objectIn,
  type Row,
  textIn,
  textOrNullIn,
  type Words,
  wholeIn,
  wholeOrNullIn,
  wordIn,
  wordOrNullIn,
} from '../row-values.ts';
import { modes } from '../words.ts';

type Value = string | number | null;

const states: Words<IssuanceRequestState> = {
  sending: true,
  asked: true,
  refused: true,
  'not-sent': true,
  'needs-person': true,
  settled: true,
};
const ends: Words<EndStatus> = { done: true, cancelled: true, failed: true };
const statuses: Words<IssuanceStatus> = { waited: true, ready: true, ...ends, other: true };

/** Fixed when it is made. */
export const issuanceFacts = [
  'request_id',
  'amount_won',
  'mode',
  'origin',
  'fingerprint',
  'asked_here',
  'requested_ms',
  'balance_before_won',
] as const;

/** Null unless the state says something there. */
const stateColumns = [
  'issuance_id',
  'status',
  'status_text',
  'said_created_ms',
  'said_modified_ms',
  'deposit',
  'cancel_ms',
  'code',
  'reason',
] as const;

/** Written with every version. */
export const issuanceVersions = [
  'state',
  'version',
  'checked_ms',
  'told',
  'evidence',
  'updated_ms',
  ...stateColumns,
] as const;

type StateParams = Readonly<Record<(typeof stateColumns)[number], Value>>;

export function issuanceFactParams(
  issuance: Issuance,
): Readonly<Record<(typeof issuanceFacts)[number], Value>> {
  const { account } = issuance;
  return {
    request_id: issuance.requestId,
    amount_won: issuance.amountWon,
    mode: account.mode,
    origin: account.origin,
    fingerprint: account.fingerprint,
    asked_here: Number(issuance.askedHere),
    requested_ms: issuance.requestedMs,
    balance_before_won: issuance.balanceBeforeWon,
  };
}

export function issuanceVersionParams(
  issuance: Issuance,
): Readonly<Record<(typeof issuanceVersions)[number], Value>> {
  return {
    state: issuance.state.at,
    version: issuance.version,
    checked_ms: issuance.checkedMs,
    told: issuance.told,
    evidence: issuance.evidence,
    updated_ms: issuance.updatedMs,
    ...nothingSaid,
    ...stateParams(issuance.state),
  };
}

const nothingSaid: StateParams = {
  issuance_id: null,
  status: null,
  status_text: null,
  said_created_ms: null,
  said_modified_ms: null,
  deposit: null,
  cancel_ms: null,
  code: null,
  reason: null,
};

function stateParams(state: IssuanceState): Partial<StateParams> {
  switch (state.at) {
    case 'sending':
    case 'settled':
      return {};
    case 'asked':
      return {
        issuance_id: state.said.issuanceId,
        status: state.said.status,
        status_text: state.said.statusText,
        said_created_ms: state.said.createdMs,
        said_modified_ms: state.said.modifiedMs,
        deposit: depositText(state.said.account),
        cancel_ms: state.cancelMs,
      };
    case 'not-sent':
      return { code: state.code };
    case 'refused':
    case 'needs-person':
      return { code: state.code, reason: state.reason };
  }
}

/** Only what is declared: whatever else an object carries is not kept. */
function depositText(account: DepositAccount | null): string | null {
  if (account === null) return null;
  const { bankName, accountNumber, holderName, dueMs } = account;
  return JSON.stringify({ bankName, accountNumber, holderName, dueMs });
}

/** The issuance a row holds; throws `Misread`. */
export function issuanceOf(row: Row): Issuance {
  return {
    requestId: textIn(row, 'request_id'),
    amountWon: amountIn(row),
    account: accountIn(row),
    askedHere: flagIn(row, 'asked_here'),
    requestedMs: wholeIn(row, 'requested_ms'),
    balanceBeforeWon: wholeOrNullIn(row, 'balance_before_won'),
    state: stateOf(row),
    version: wholeIn(row, 'version'),
    checkedMs: wholeOrNullIn(row, 'checked_ms'),
    told: wordOrNullIn(row, 'told', ends),
    evidence: textOrNullIn(row, 'evidence'),
    updatedMs: wholeIn(row, 'updated_ms'),
  };
}

/** Whose a row is. */
export function accountIn(row: Row): Account {
  return {
    mode: wordIn(row, 'mode', modes),
    origin: textIn(row, 'origin'),
    fingerprint: textIn(row, 'fingerprint'),
  };
}

/** Never below zero; one asked for elsewhere may be larger than any amount of this till. */
function amountIn(row: Row): Won {
  const won = wholeIn(row, 'amount_won');
  if (won < 0) throw new Misread('amount_won');
  return wonSum(won);
}

function stateOf(row: Row): IssuanceState {
  const at = wordIn(row, 'state', states);
  switch (at) {
    case 'sending':
    case 'settled':
      return { at };
    case 'asked':
      return { at, said: saidIn(row), cancelMs: wholeOrNullIn(row, 'cancel_ms') };
    case 'not-sent':
      return { at, code: textIn(row, 'code') };
    case 'refused':
    case 'needs-person':
      return { at, code: textIn(row, 'code'), reason: textIn(row, 'reason') };
  }
}

/** What Bunjang said was taken for this issuance's only with its own amount. */
function saidIn(row: Row): ProviderIssuance {
  return {
    issuanceId: textIn(row, 'issuance_id'),
    amountWon: amountIn(row),
    status: wordIn(row, 'status', statuses),
    statusText: textIn(row, 'status_text'),
    createdMs: wholeOrNullIn(row, 'said_created_ms'),
    modifiedMs: wholeOrNullIn(row, 'said_modified_ms'),
    account: row['deposit'] === null ? null : depositOf(objectIn(row, 'deposit')),
  };
}

function depositOf(stored: Row): DepositAccount {
  return {
    bankName: textOrNullIn(stored, 'bankName'),
    accountNumber: textOrNullIn(stored, 'accountNumber'),
    holderName: textOrNullIn(stored, 'holderName'),
    dueMs: wholeOrNullIn(stored, 'dueMs'),
  };
}
