import type { CallFailure } from './call-failure.ts';
import type { Credentials } from './portone-port.ts';

/** Shorter words stand in too many sentences by chance. */
const tellingLengthMin = 3;

/**
 * Takes the customer's ID and password out of a failure's message, should upstream repeat them. Made before
 * the call: when the answer comes they may be zero-filled, and would be found in nothing.
 */
export function withoutCredentials(who: Credentials): (failure: CallFailure) => CallFailure {
  const secrets = [who.password, who.user]
    .map((buffer) => buffer.toString('utf8'))
    .filter((secret) => secret.length >= tellingLengthMin);
  return (failure) => {
    if (failure.kind !== 'refused') return failure;
    const message = secrets.reduce((text, each) => text.replaceAll(each, '***'), failure.message);
    return { ...failure, message };
  };
}
