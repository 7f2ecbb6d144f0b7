import type { Won } from '../../preload/views.ts';

/** What a shop sells to one customer at once; paid by one payment, or by a smaller second one. */
export type Sale = {
  readonly saleId: string;
  /** Day in the shop, `YYYYMMDD` in Korea. */
  readonly businessDay: string;
  /** From 1 every business day. */
  readonly seq: number;
  readonly orderNo: string;
  readonly amountWon: Won;
  readonly createdMs: number;
};
