/** Parts of an amount, net of cancels. Whole won; history rows may be negative. */
export type BalancePart = {
  readonly taxFreeWon: number;
  readonly supplyWon: number;
  readonly vatWon: number;
  readonly serviceWon: number;
};

/** The four means of payment the breakdown names. */
export type BalanceMeans = {
  readonly cashReceipt: BalancePart;
  readonly primary: BalancePart;
  readonly secondary: BalancePart;
  readonly discount: BalancePart;
};

/** The provider's own breakdown of one payment. Source: breakdown document. */
export type ProviderBalance = BalanceMeans & {
  readonly amountWon: number;
  readonly histories: readonly (BalanceMeans & { readonly createdAtS: number })[];
};
