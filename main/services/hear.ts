import type { Result } from '../domain/result.ts';
import type { CallFailure } from '../gateway/call-failure.ts';
import type { Core } from './core.ts';

/**
 * What a reply tells about the line: it carries, or nothing could be sent. A call that the till itself held
 * back tells nothing of it, and whoever turns the keys away is there.
 */
export function hear({ heard }: Pick<Core, 'heard'>, reply: Result<unknown, CallFailure>): void {
  if (reply.ok || reply.failure.kind !== 'not-sent') {
    heard(true);
    return;
  }
  const { why } = reply.failure;
  if (why !== 'stopped' && why !== 'keys-missing') heard(why === 'keys-wrong');
}
