import type { BreakdownFigures } from '../../preload/breakdown-view.ts';
import type { ProviderShare } from '../domain/breakdown-shares.ts';
import { shareOfCancel, shareOfCharge } from '../domain/breakdown-shares.ts';
import type { Cancel } from '../domain/cancel.ts';
import type { ReceiptParts } from '../receipts/receipt-data.ts';

/** The shop's own split of the amount on paper, and what of the provider's breakdown is known. */
type Known = {
  readonly shopTax: ReceiptParts['tax'];
  readonly figures: BreakdownFigures | null;
};

type DoneCancel = Cancel & { readonly doneMs: number };

/** The parts of a charge: the provider's where it gave them, else the shop's. */
export function chargeParts({ shopTax, figures }: Known): ReceiptParts {
  if (!figures) return { tax: shopTax, provider: null };
  const share = shareOfCharge(figures);
  if (share) return given(share, figures);
  return { tax: shopTax, provider: figures.histories.length > 0 ? { kind: 'not-in-it' } : null };
}

/**
 * The parts of one done cancel, `cancelledWon` with all before it. A breakdown that is older than the
 * cancel, or has no history, says nothing about it.
 */
export function cancelParts(
  cancel: DoneCancel,
  cancels: readonly Cancel[],
  known: Known & { readonly cancelledWon: number },
): ReceiptParts {
  const { shopTax, figures, cancelledWon } = known;
  if (!figures) return { tax: shopTax, provider: null };
  const share = shareOfCancel(figures, cancel, doneOf(cancels, cancel.impUid));
  if (share) return given(share, figures);
  const should = figures.histories.length > 0 && figures.cancelledWon >= cancelledWon;
  return { tax: shopTax, provider: should ? { kind: 'not-in-it' } : null };
}

function given({ tax, means }: ProviderShare, { mismatches }: BreakdownFigures): ReceiptParts {
  const [first] = mismatches;
  const apartWon = first ? first.saidWon - first.expectedWon : null;
  return { tax, provider: { kind: 'given', means, apartWon } };
}

function doneOf(cancels: readonly Cancel[], impUid: string): readonly DoneCancel[] {
  return cancels.filter(
    (each): each is DoneCancel => each.doneMs !== null && each.impUid === impUid,
  );
}
