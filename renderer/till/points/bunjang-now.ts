import { useNow } from '../../shared/now.ts';
import { usePoints } from '../till-context.ts';

/** The time at Bunjang in epoch ms: a due date is held against its clock where that is known. */
export function useBunjangNow(everyMs?: number): number {
  const nowMs = useNow(everyMs);
  return nowMs + (usePoints().view?.clockOffMs ?? 0);
}
