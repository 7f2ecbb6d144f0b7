import type { ProviderPayment } from '../domain/provider-payment.ts';
import type { CallFailure } from './call-failure.ts';
import type { Credentials } from './portone-port.ts';

/** Shorter words stand in too many sentences by chance. */
const tellingLengthMin = 3;

/** Takes the customer's ID and password out of what upstream says, should it repeat them. */
export type Cleaning = {
  failure(failure: CallFailure): CallFailure;
  /** Only what people wrote: a number in which a short password stands by chance stays as it is. */
  payment(row: ProviderPayment): ProviderPayment;
};

/** Made before the call: when the answer comes they may be zero-filled, and would be found in nothing. */
export function withoutCredentials(who: Credentials): Cleaning {
  const secrets = [who.password, who.user]
    .map((buffer) => buffer.toString('utf8'))
    .filter((secret) => secret.length >= tellingLengthMin);
  const clean = (text: string): string =>
    secrets.reduce((left, each) => left.replaceAll(each, '***'), text);
  const cleanOrNull = (text: string | null): string | null => (text === null ? null : clean(text));
  return {
    failure: (failure) =>
      failure.kind === 'refused' ? { ...failure, message: clean(failure.message) } : failure,
    payment: (row) => ({
      ...row,
      buyerName: cleanOrNull(row.buyerName),
      buyerEmail: cleanOrNull(row.buyerEmail),
      customData: cleanOrNull(row.customData),
      userAgent: cleanOrNull(row.userAgent),
      failReason: cleanOrNull(row.failReason),
      cancelReason: cleanOrNull(row.cancelReason),
      customerUid: cleanOrNull(row.customerUid),
    }),
  };
}
