import type { StoreApi } from 'zustand/vanilla';
import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { About, View } from './view-store.ts';

type Answer<T> = Reply<T, Failure>;

/**
 * Sends one command to main. A second press while the first is under way does nothing and answers null;
 * a failure becomes the message on the screen, where it stands until the next act.
 */
export type Run = <T>(
  name: string,
  about: About,
  command: () => Promise<Answer<T>>,
) => Promise<Answer<T> | null>;

/** What is shown is read again whenever the ledger changes: that is no act, and takes no message away. */
const reads: ReadonlySet<string> = new Set(['list', 'waiting', 'prints', 'detail', 'points']);

function isRead(name: string): boolean {
  return reads.has(name) || name.startsWith('breakdown/');
}

export function createRun(view: StoreApi<View>): Run {
  const underWay = new Set<string>();
  return async (name, about, command) => {
    if (underWay.has(name)) return null;
    underWay.add(name);
    if (!isRead(name)) view.setState({ message: null });
    const reply = await answerOf(command);
    underWay.delete(name);
    if (!reply.ok) view.setState({ message: { kind: 'failure', failure: reply.failure, about } });
    return reply;
  };
}

/** Main that cannot be reached is a bug of ours; nobody knows how far it got. */
export async function answerOf<T>(command: () => Promise<Answer<T>>): Promise<Answer<T>> {
  try {
    return await command();
  } catch {
    return { ok: false, failure: { kind: 'bug', ticket: 'bridge', money: 'checking' } };
  }
}
