/**
 * Every fault that is done to the till in here, by its number in the catalogue; each form has a counter
 * that must not stay at zero over many seeds.
 */
export const faultKinds = {
  F01: ['refused', 'dns', 'insecure', 'connect-timeout', 'offline-long'],
  F02: ['lost-after-commit', 'lost-before-arrival'],
  F03: ['cut-in-body', 'truncated-json'],
  F04: ['request-twice'],
  F05: ['slow-answer'],
  F06: ['slow-commit', 'very-late-commit', 'late-after-early-answer'],
  F07: ['401-in-flight', 'token-revoked', 'token-ends-early', 'shared-token'],
  F08: ['500-before', '500-after', '502', '503', '504', '429', '429-retry-after', 'empty-500'],
  F09: ['later', 'later-but-done', 'duplicate', 'unheard', 'odd-code', 'busy'],
  F10: [
    'html',
    'empty',
    'bom',
    'nan',
    'doubled-key',
    'proto',
    'amount-text',
    'amount-fraction',
    'amount-negative',
    'amount-huge',
    'amount-other',
    'other-uid',
    'other-currency',
    'odd-status',
    'null-response',
    'no-response',
    'too-large',
    'redirect',
    'compressed-badly',
    'handled-as-test',
    'older-shape',
  ],
  F11: ['not-seen-yet', 'failed-then-paid', 'gone-once', 'ready-first'],
  F12: ['strict', 'weak'],
  F13: ['look-ups-down', 'charges-down', 'dns-down', 'captive-portal', 'all-503'],
  F14: ['forward', 'back', 'drift', '1970', 'back-at-boot'],
  F15: ['kill', 'kill-in-recovery', 'kill-loop'],
  F16: ['torn-log'],
  F17: ['full', 'read-only'],
  F20: ['locked', 'absent', 'slow', 'other-value', 'deleted'],
  F21: ['frozen-and-replaced'],
  F22: ['sleep', 'sleep-uncounted', 'network-switch', 'interception'],
  F23: ['double-click', 'type-anew'],
  F26: ['hostile-act', 'cancelled-elsewhere', 'quit'],
  F27: ['swizzle'],
} as const;

/** Faults that are proved elsewhere, and why not here. */
export const faultsElsewhere = {
  F18: 'bytes of the file itself: test/unit/store and the real-component tests flip and roll back real files',
  F19: 'a disk that lies about syncing: the chain head in the keychain, tested on real files',
  F24: 'printers: printing is no part of the money core',
  F25: 'only one version of the books exists; a killed migration is a unit test of the store',
} as const;

export type FaultId = keyof typeof faultKinds;
export type FaultKind<I extends FaultId = FaultId> = (typeof faultKinds)[I][number];

/** How often each form was done, as `F03 truncated-json`. */
export type FaultCounts = Record<string, number>;

/** Every name a counter may have. */
export function faultNames(): readonly string[] {
  return Object.entries(faultKinds).flatMap(([id, kinds]) => kinds.map((kind) => `${id} ${kind}`));
}
