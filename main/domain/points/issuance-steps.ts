import type { ProviderIssuance } from './issuance.ts';
import { type EndStatus, endOf, type Issuance, type IssuanceState } from './shop-issuance.ts';

/** What can happen to an issuance. */
export type IssuanceStep =
  /** Bunjang answered the request with its number. */
  | { readonly step: 'answer'; readonly said: ProviderIssuance }
  | { readonly step: 'refuse'; readonly code: string; readonly reason: string }
  | { readonly step: 'not-sent'; readonly code: string }
  | { readonly step: 'lose-sight'; readonly code: string; readonly reason: string }
  /** A person: it is this number, as looked up; or none was made. */
  | { readonly step: 'settle-as'; readonly said: ProviderIssuance; readonly evidence: string }
  | { readonly step: 'settle-none'; readonly evidence: string }
  /** A look-up, or the answer to a cancel. */
  | { readonly step: 'see'; readonly said: ProviderIssuance }
  | { readonly step: 'cancel' }
  /** It was refused, never left, or has had its time: the issuance stands as it is. */
  | { readonly step: 'cancel-over' };

type At = IssuanceState['at'];

const allowedFrom: { readonly [S in IssuanceStep['step']]: At } = {
  answer: 'sending',
  refuse: 'sending',
  'not-sent': 'sending',
  'lose-sight': 'sending',
  'settle-as': 'needs-person',
  'settle-none': 'needs-person',
  see: 'asked',
  cancel: 'asked',
  'cancel-over': 'asked',
};

/** The issuance after one step, one version later. Throws on an edge that is not allowed: a bug. */
export function advanceIssuance(issuance: Issuance, step: IssuanceStep, nowMs: number): Issuance {
  if (issuance.state.at !== allowedFrom[step.step]) {
    throw new Error(`an issuance cannot ${step.step} from ${issuance.state.at}`);
  }
  const next = {
    ...issuance,
    ...changed(issuance, step, nowMs),
    version: issuance.version + 1,
    updatedMs: nowMs,
  };
  return { ...next, told: toldOf(next) };
}

/** An end is told of once; should Bunjang name another end later, of that one too. */
function toldOf({ state, told }: Issuance): EndStatus | null {
  return state.at === 'asked' ? (endOf(state.said.status) ?? told) : told;
}

function changed(issuance: Issuance, step: IssuanceStep, nowMs: number): Partial<Issuance> {
  switch (step.step) {
    case 'answer':
      return { state: { at: 'asked', said: step.said, cancelMs: null }, checkedMs: nowMs };
    case 'settle-as':
      return {
        state: { at: 'asked', said: step.said, cancelMs: null },
        checkedMs: nowMs,
        evidence: step.evidence,
      };
    case 'settle-none':
      return { state: { at: 'settled' }, evidence: step.evidence };
    case 'refuse':
      return { state: { at: 'refused', code: step.code, reason: step.reason } };
    case 'not-sent':
      return { state: { at: 'not-sent', code: step.code } };
    case 'lose-sight':
      return { state: { at: 'needs-person', code: step.code, reason: step.reason } };
    case 'see':
    case 'cancel':
    case 'cancel-over':
      return changedAtBunjang(issuance, step, nowMs);
  }
}

function changedAtBunjang(
  { state }: Issuance,
  step: Extract<IssuanceStep, { step: 'see' | 'cancel' | 'cancel-over' }>,
  nowMs: number,
): Partial<Issuance> {
  if (state.at !== 'asked') return {};
  switch (step.step) {
    case 'see': {
      const cancelMs = endOf(step.said.status) === null ? state.cancelMs : null;
      return { state: { at: 'asked', said: step.said, cancelMs }, checkedMs: nowMs };
    }
    case 'cancel':
      return { state: { ...state, cancelMs: nowMs } };
    case 'cancel-over':
      return { state: { ...state, cancelMs: null } };
  }
}

/** Whether a look-up says anything that is not known yet. */
export function saysNew({ state }: Issuance, said: ProviderIssuance): boolean {
  if (state.at !== 'asked') return true;
  return JSON.stringify(fieldsOf(state.said)) !== JSON.stringify(fieldsOf(said));
}

/** In one order, whoever made the object. */
function fieldsOf(said: ProviderIssuance): readonly unknown[] {
  const { issuanceId, amountWon, status, statusText, createdMs, modifiedMs, account } = said;
  const paidInto = account && [
    account.bankName,
    account.accountNumber,
    account.holderName,
    account.dueMs,
  ];
  return [issuanceId, amountWon, status, statusText, createdMs, modifiedMs, paidInto];
}
