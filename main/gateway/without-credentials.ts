import type { CallFailure } from './call-failure.ts';
import type { Credentials } from './portone-port.ts';

/** Shorter words stand in too many sentences by chance. */
const tellingLengthMin = 3;

/** The same failure, its message without the customer's ID and password, should upstream repeat them. */
export function withoutCredentials(failure: CallFailure, who: Credentials): CallFailure {
  if (failure.kind !== 'refused') return failure;
  const message = [who.password, who.user]
    .map((buffer) => buffer.toString('utf8'))
    .filter((secret) => secret.length >= tellingLengthMin)
    .reduce((text, secret) => text.replaceAll(secret, '***'), failure.message);
  return { ...failure, message };
}
