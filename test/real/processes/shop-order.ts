/** What one of several programs on a ledger is told when it is started. */
export type ShopOrder = {
  /** The data folder they share. */
  readonly folder: string;
  readonly origin: string;
  readonly seed: number;
  /** How many times faster its schedules run. */
  readonly scale: number;
  /** `sell` until it is killed; `settle`: end when nothing is open any more. */
  readonly act: 'sell' | 'settle';
};
