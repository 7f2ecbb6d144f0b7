import { evidenceChars, type HandSettlement } from '../../../preload/hand-settlement.ts';

/** What a manager has put into the settle dialog so far. */
export type SettleDraft = {
  readonly as: 'paid' | 'not-charged' | null;
  readonly impUid: string;
  readonly evidence: string;
};

export const emptyDraft: SettleDraft = { as: null, impUid: '', evidence: '' };

/** What main is asked to write down, or null while something is missing. */
export function settlementOf(
  merchantUid: string,
  { as, impUid, evidence }: SettleDraft,
): HandSettlement | null {
  const seen = evidence.trim();
  if (as === null || [...seen].length < evidenceChars.min) return null;
  if (as === 'not-charged') return { merchantUid, as, evidence: seen };
  const number = impUid.trim();
  return number === '' ? null : { merchantUid, as, impUid: number, evidence: seen };
}
