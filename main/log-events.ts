/**
 * Everything that may stand in the log: an event's name and its fields. A field that is not here is
 * never written. There is no field for a message of somebody else's, a customer, a key or an amount typed.
 */
export const logEvents = {
  'app-started': { version: 'text', mode: 'text', shell: 'text', node: 'text', platform: 'text' },
  'app-ready': { tookMs: 'number' },
  'app-stopped': { why: 'text' },
  'start-problem': { field: 'text', rule: 'text' },
  'settings-loaded': { from: 'text', problems: 'number' },
  'settings-problem': { field: 'text', rule: 'text' },
  'settings-saved': { mode: 'text' },
  'keychain-asked': { state: 'text', tookMs: 'number' },
  'keys-changed': { from: 'text', account: 'text' },
  'points-keys-changed': { from: 'text', account: 'text' },
  'gateway-reach': { kind: 'text', origin: 'text' },
  'call-answered': {
    call: 'text',
    outcome: 'text',
    status: 'number',
    code: 'number',
    tookMs: 'number',
    merchantUid: 'text',
  },
  'payment-moved': { merchantUid: 'text', from: 'text', to: 'text', amountWon: 'number' },
  'cancel-moved': { cancelId: 'text', merchantUid: 'text', from: 'text', to: 'text' },
  'queue-moved': { entry: 'text', kind: 'text', to: 'text', tries: 'number', waitMs: 'number' },
  alarm: { alarm: 'text', merchantUid: 'text' },
  storage: { state: 'text', code: 'text' },
  sheet: { what: 'text', end: 'text', why: 'text', tookMs: 'number' },
  'window-event': { window: 'text', what: 'text', code: 'number' },
  'bridge-refused': { channel: 'text', field: 'text', rule: 'text' },
  bug: { ticket: 'text', where: 'text', name: 'text', code: 'text', at: 'text' },
} as const;

type Events = typeof logEvents;
type ValueOf<K> = K extends 'number' ? number : K extends 'text' ? string : never;

/** One line of the log. Every field is there; null when it is not known. */
export type LogFact = {
  readonly [E in keyof Events]: { readonly event: E } & {
    readonly [F in keyof Events[E]]: ValueOf<Events[E][F]> | null;
  };
}[keyof Events];

/** Which events are a reason to look; everything else is a record. */
export function levelOf(event: LogFact['event']): 'error' | 'warn' | 'info' {
  switch (event) {
    case 'bug':
    case 'alarm':
    case 'storage':
      return 'error';
    case 'start-problem':
    case 'settings-problem':
    case 'bridge-refused':
      return 'warn';
    case 'app-started':
    case 'app-ready':
    case 'app-stopped':
    case 'settings-loaded':
    case 'settings-saved':
    case 'keychain-asked':
    case 'keys-changed':
    case 'points-keys-changed':
    case 'gateway-reach':
    case 'call-answered':
    case 'payment-moved':
    case 'cancel-moved':
    case 'queue-moved':
    case 'sheet':
    case 'window-event':
      return 'info';
  }
}

/**
 * What may be kept of an error that is a bug: its name, its code and where it came from. Its message is
 * left out, since it may repeat what a customer typed.
 */
export function bugFact(
  bug: { readonly ticket: string; readonly where: string },
  error: unknown,
): Extract<LogFact, { event: 'bug' }> {
  const known = error instanceof Error;
  return {
    event: 'bug',
    ticket: bug.ticket,
    where: bug.where,
    name: known ? error.constructor.name : typeof error,
    code: known && 'code' in error && typeof error.code === 'string' ? error.code : null,
    at: known ? placesIn(error.stack ?? '') : null,
  };
}

/** `index.js:10:4 charge.js:7:1`: the frames without folders, names or the message. */
function placesIn(stack: string): string {
  const frames = stack.matchAll(/^\s+at .*?([\w.-]+:\d+:\d+)\)?$/gm);
  return [...frames]
    .map(([, place]) => place)
    .slice(0, 8)
    .join(' ');
}
