import type { Failure, Rule } from '../../preload/failure.ts';

/** A field of a cancel that breaks a rule; nothing was sent. */
export function cancelRefused(
  field: string,
  rule: Rule,
  detail?: Readonly<Record<string, string | number>>,
): Failure {
  return { kind: 'refused', field: `cancel.${field}`, rule, ...(detail ? { detail } : {}) };
}

/** Why a cancel was not begun. The payment stays as it was: still charged. */
export function cancelDeclined(
  reason: 'partial-refused' | 'cancel-busy' | 'checksum' | 'not-found' | 'already-cancelled',
): Failure {
  return { kind: 'declined', reason, money: 'charged', code: '', message: '' };
}
