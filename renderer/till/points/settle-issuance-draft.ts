import { evidenceChars } from '../../../preload/hand-settlement.ts';

/** What a manager has put into the dialog about a lost answer so far. */
export type IssuanceDraft = {
  readonly as: 'made' | 'none' | null;
  readonly issuanceId: string;
  readonly evidence: string;
};

export const emptyIssuanceDraft: IssuanceDraft = { as: null, issuanceId: '', evidence: '' };

/** What main is asked to write down, or null while something is missing. */
export function issuanceSettlementOf(
  requestId: string,
  { as, issuanceId, evidence }: IssuanceDraft,
): { requestId: string; issuanceId: string | null; evidence: string } | null {
  const seen = evidence.trim();
  if (as === null || [...seen].length < evidenceChars.min) return null;
  if (as === 'none') return { requestId, issuanceId: null, evidence: seen };
  const number = issuanceId.trim();
  return number === '' ? null : { requestId, issuanceId: number, evidence: seen };
}
