import type { BreakdownMeans, NotProvided } from '../../preload/breakdown-view.ts';

/** The provider's own breakdown of one payment. Source: breakdown document. */
export type ProviderBalance = BreakdownMeans & {
  /** The original total; the parts are net of cancels. */
  readonly amountWon: number;
  /** In the order in which they came; empty when there are none. `createdAtS` 0: no time given. */
  readonly histories: readonly (BreakdownMeans & { readonly createdAtS: number })[];
};

/** What the provider answers when it is asked for a breakdown. */
export type BalanceReading =
  | { readonly provided: true; readonly balance: ProviderBalance }
  | { readonly provided: false; readonly reason: NotProvided };
