import type { Fault } from '../../../main/training/portone/faults.ts';

const hugeBytes = 2 * 1024 * 1024;
const short = '[CC88] 포인트 잔액이 모자랍니다.';
const later = '[8042] 결제사 응답이 늦습니다.';

/** What goes wrong with a charge, and how the payment then stands. */
export type FaultCase = readonly [
  name: string,
  faults: readonly Fault[],
  atOnce: string,
  atRest: string,
  posts: number,
];

const found = 'paid';
const nothing = 'not-charged: nothing-found';

/** Answers that are no proof of anything. */
export const lost: readonly FaultCase[] = [
  ['the answer is lost after the charge', [{ kind: 'drop', commit: 'done' }], 'unknown', found, 1],
  ['the request is lost', [{ kind: 'drop', commit: 'never' }], 'unknown', nothing, 1],
  [
    'it is charged 20 s after the line broke',
    [{ kind: 'drop-then-commit', afterMs: 20_000 }],
    'unknown',
    found,
    1,
  ],
  [
    'it is charged 170 s after the line broke',
    [{ kind: 'drop-then-commit', afterMs: 170_000 }],
    'unknown',
    found,
    1,
  ],
  [
    'charged at once, answered too late',
    [{ kind: 'late-answer', delayMs: 40_000 }],
    'unknown',
    found,
    1,
  ],
  [
    'nothing happens for long, then it is charged',
    [{ kind: 'slow', delayMs: 40_000 }],
    'unknown',
    found,
    1,
  ],
  [
    'a 502 page after the charge',
    [{ kind: 'page', status: 502, commit: 'done' }],
    'unknown',
    found,
    1,
  ],
  ['a 502 page instead', [{ kind: 'page', status: 502, commit: 'never' }], 'unknown', nothing, 1],
  ['a page that says 200', [{ kind: 'page', status: 200, commit: 'never' }], 'unknown', nothing, 1],
  ['a page that says 404', [{ kind: 'page', status: 404, commit: 'done' }], 'unknown', found, 1],
  ['a redirect', [{ kind: 'page', status: 307, commit: 'never' }], 'unknown', nothing, 1],
  [
    'an empty 500 after the charge',
    [{ kind: 'empty', status: 500, commit: 'done' }],
    'unknown',
    found,
    1,
  ],
  [
    'an empty 500 instead',
    [{ kind: 'empty', status: 500, commit: 'never' }],
    'unknown',
    nothing,
    1,
  ],
  ['half of the JSON', [{ kind: 'garbled', commit: 'done' }], 'unknown', found, 1],
  ['half of the JSON and no charge', [{ kind: 'garbled', commit: 'never' }], 'unknown', nothing, 1],
  ['half of the bytes', [{ kind: 'truncated', commit: 'done' }], 'unknown', found, 1],
  [
    'half of the bytes and no charge',
    [{ kind: 'truncated', commit: 'never' }],
    'unknown',
    nothing,
    1,
  ],
  [
    'an answer without an end',
    [{ kind: 'huge', bytes: hugeBytes, commit: 'done' }],
    'unknown',
    found,
    1,
  ],
  ['a success about nothing', [{ kind: 'null-response' }], 'unknown', found, 1],
  ['too many requests', [{ kind: 'too-many', retryAfterS: 3 }], 'unknown', nothing, 1],
];

const alterations: readonly (readonly [string, Readonly<Record<string, unknown>>, string])[] = [
  ['another amount', { amount: 1 }, 'unknown!mismatch'],
  ['another order number', { merchant_uid: 'somebody-elses' }, 'unknown!mismatch'],
  ['another currency', { currency: 'USD' }, 'unknown!mismatch'],
  ['status ready', { status: 'ready' }, 'unknown!mismatch'],
  ['status failed', { status: 'failed' }, 'unknown!mismatch'],
  ['a status of tomorrow', { status: 'authorised' }, 'unknown!mismatch'],
  ['no payment number', { imp_uid: '' }, 'unknown'],
  ['the amount as text', { amount: '12500' }, 'unknown'],
  ['more given back than taken', { cancel_amount: 12_501 }, 'unknown'],
];

/** Answers about something else. */
export const mismatched: readonly FaultCase[] = alterations.map(([name, response, atOnce]) => [
  name,
  [{ kind: 'altered', response }],
  atOnce,
  found,
  1,
]);

/** Answers that say no. */
export const refused: readonly FaultCase[] = [
  [
    'refused with HTTP 500',
    [{ kind: 'decline', text: short, as: 'http-500' }],
    'declined: short',
    'declined: short',
    1,
  ],
  [
    'refused with HTTP 200',
    [{ kind: 'decline', text: short, as: 'http-200' }],
    'declined: short',
    'declined: short',
    1,
  ],
  [
    'refused at the door with HTTP 400',
    [{ kind: 'refuse', status: 400, code: -1, message: 'amount' }],
    'declined: other',
    'declined: other',
    1,
  ],
  [
    '*try later* leaves a failed row',
    [{ kind: 'decline', text: later }],
    'unknown',
    'not-charged: failed-row',
    1,
  ],
  [
    '*try later* leaves nothing',
    [{ kind: 'refuse', status: 500, code: -1, message: later }],
    'unknown',
    nothing,
    1,
  ],
  [
    'an envelope under 503',
    [{ kind: 'refuse', status: 503, code: -1, message: '점검 중' }],
    'unknown',
    nothing,
    1,
  ],
  ['401 once', [{ kind: 'unauthorised' }], found, found, 2],
  [
    '401 twice',
    [{ kind: 'unauthorised' }, { kind: 'unauthorised' }],
    'not-charged: at-door',
    'not-charged: at-door',
    2,
  ],
  [
    '401, then the answer is lost after the charge',
    [{ kind: 'unauthorised' }, { kind: 'drop', commit: 'done' }],
    'unknown',
    found,
    2,
  ],
  [
    '401, then the request is lost',
    [{ kind: 'unauthorised' }, { kind: 'drop', commit: 'never' }],
    'unknown',
    nothing,
    2,
  ],
  [
    '401, then refused',
    [{ kind: 'unauthorised' }, { kind: 'decline', text: short }],
    'declined: short',
    'declined: short',
    2,
  ],
];
