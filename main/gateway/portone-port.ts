import type { Buyer, ChannelView, Won } from '../../preload/views.ts';
import type { BalanceReading } from '../domain/provider-balance.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { Result } from '../domain/result.ts';
import type { CallFailure } from './call-failure.ts';

/** The customer's ID and password, borrowed for one call; each Buffer is zero-filled by its owner. */
export type Credentials = { readonly user: Buffer; readonly password: Buffer };

/** What a charge needs. Lengths were checked before it came here. */
export type Charge = {
  readonly merchantUid: string;
  readonly amountWon: Won;
  readonly itemName: string;
  readonly buyer: Buyer;
  readonly customData: Readonly<Record<string, string>> | null;
  /** Asked right before the first byte; false: nothing is sent. */
  readonly mayStart: () => boolean;
};

/** A cancel always names the payment, a part above zero, and what we believe is still cancellable. */
export type CancelOrder = {
  readonly impUid: string;
  readonly amountWon: Won;
  readonly checksumWon: Won;
  /** The tax-free share of `amountWon`; null for a shop that sells only taxable things. */
  readonly taxFreeWon: Won | null;
  /** At most 256 characters, our cancel id at its end. */
  readonly reason: string;
  /** Asked right before the first byte; false: nothing is sent. */
  readonly mayStart: () => boolean;
};

export type PaymentStatusFilter = 'all' | 'ready' | 'paid' | 'cancelled' | 'failed';

/** The calls the core makes to PortOne V1. None throws for what a network or a server can do. */
export type PortOne = {
  /** Gets a token now if none is good for a while; `keys-wrong` when the pair is refused. */
  signIn(): Promise<Result<null, CallFailure>>;
  /** Forgets the token after a 401, so that the next call asks for one. */
  dropToken(): void;
  point(who: Credentials): Promise<Result<Won, CallFailure>>;
  /** One POST on a connection of its own; never repeated in here, not even after a 401. */
  charge(who: Credentials, charge: Charge): Promise<Result<ProviderPayment, CallFailure>>;
  /** Null: the provider says there is no such payment. */
  payment(
    impUid: string,
    options: { readonly includeSandbox: boolean },
  ): Promise<Result<ProviderPayment | null, CallFailure>>;
  find(merchantUid: string): Promise<Result<ProviderPayment | null, CallFailure>>;
  /** All pages; an empty list is the provider's own word that there is nothing. */
  findAll(merchantUid: string): Promise<Result<readonly ProviderPayment[], CallFailure>>;
  /** The breakdown, or that there is none (404, 405, code other than 0, null, or an incomplete one). */
  balance(impUid: string): Promise<Result<BalanceReading, CallFailure>>;
  /** One POST; never repeated in here. */
  cancel(order: CancelOrder): Promise<Result<ProviderPayment, CallFailure>>;
  /** All pages between two UNIX times, at most 90 days apart. */
  byStatus(
    status: PaymentStatusFilter,
    between: { readonly fromS: number; readonly toS: number },
  ): Promise<Result<readonly ProviderPayment[], CallFailure>>;
  channels(): Promise<Result<readonly ChannelView[], CallFailure>>;
};
