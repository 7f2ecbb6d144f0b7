/** Standing behaviour of the training gateway; every field may be changed while it runs. */
export type Switches = {
  /** Answer by the last three digits of the amount, 001 to 019. */
  practice: boolean;
  /** A declined charge leaves a `failed` row that look-ups find. */
  recordFailed: boolean;
  /** How the payment company's refusal of a charge or a balance is dressed. */
  declineAs: 'http-500' | 'http-200';
  /** The code in the text for a wrong ID or password. */
  credentialCode: string;
  /** Cancels of less than what is left. */
  partialCancel: 'allowed' | 'refused';
  /**
   * The breakdown: 404 as KCP payments get it, all in points, or several means as PAYCO payments may have.
   * What the customer `payco` paid has the last one in any case.
   */
  balance: 'off' | 'on' | 'payco';
  /** A breakdown whose sums do not agree, or that lacks a part. */
  balanceFlaw: 'none' | 'sum' | 'part';
  /** Whether breakdowns count the amount as taxable or as tax-free. */
  tax: 'taxable' | 'tax-free';
  /** `older`: times as strings, no `sandbox`, none of the fields upstream added later. */
  shape: 'current' | 'older';
  /** `message` of a success: null as upstream sends it, or a string as the old documents say. */
  successMessage: 'null' | 'string';
  /** How a channel is named: by `channel_key` (then required), by `pg`, or by either. */
  era: 'either' | 'pg' | 'channel_key';
  /** `weak`: an order number is checked when the call arrives, not when it commits, so two may win. */
  uniqueness: 'strict' | 'weak';
  /** Time between the arrival of a charge or cancel and its commit. */
  commitDelayMs: number;
  /** What `findAll` says about an order number nobody used. */
  findAllNothing: '404' | 'empty';
};

export function defaultSwitches(): Switches {
  return {
    practice: true,
    recordFailed: true,
    declineAs: 'http-500',
    credentialCode: '8193',
    partialCancel: 'allowed',
    balance: 'off',
    balanceFlaw: 'none',
    tax: 'taxable',
    shape: 'current',
    successMessage: 'null',
    era: 'either',
    uniqueness: 'strict',
    commitDelayMs: 0,
    findAllNothing: '404',
  };
}
