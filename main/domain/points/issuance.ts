import type { DepositAccount, IssuanceStatus } from '../../../preload/points-views.ts';
import type { Won } from '../../../preload/views.ts';

export type { DepositAccount, IssuanceStatus };

/** What Bunjang says of one issuance. Times are epoch ms. Source: point issuance look-up document. */
export type ProviderIssuance = {
  readonly issuanceId: string;
  readonly amountWon: Won;
  readonly status: IssuanceStatus;
  /** The status as it was sent. */
  readonly statusText: string;
  readonly createdMs: number | null;
  readonly modifiedMs: number | null;
  readonly account: DepositAccount | null;
};

/** The shop's own points, whole won. Source: Bunjang, Get Point Balance. */
export type PointBalance = {
  readonly balanceWon: number;
  /** Of it, what expires within 30 days. */
  readonly expiringWon: number;
};
