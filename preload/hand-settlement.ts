/** What a manager says became of an unknown payment. `evidence`: what they saw, and where. */
export type HandSettlement =
  | {
      readonly merchantUid: string;
      readonly as: 'paid';
      /** The provider's transaction, as its console shows it. */
      readonly impUid: string;
      readonly evidence: string;
    }
  | { readonly merchantUid: string; readonly as: 'not-charged'; readonly evidence: string };

/** Who had the last word: a look-up made at that moment, or the manager. */
export type Settled = { readonly by: 'look-up' | 'hand' };

/** How long evidence must be at least and may be at most, in characters. */
export const evidenceChars = { min: 4, max: 200 } as const;
