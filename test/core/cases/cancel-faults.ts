import type { Fault } from '../../../main/training/portone/faults.ts';

const settlement = '[8178] 정산 예정 금액이 적어 취소할 수 없습니다.';

/** What goes wrong with a cancel, and how it then stands. */
export const cancelFaults: readonly (readonly [
  name: string,
  faults: readonly Fault[],
  atOnce: string,
  atRest: string,
  posts: number,
])[] = [
  ['the answer is lost after it', [{ kind: 'drop', commit: 'done' }], 'unknown', 'done', 1],
  ['the request is lost', [{ kind: 'drop', commit: 'never' }], 'unknown', 'not-cancelled', 1],
  [
    'it is carried out 170 s after the line broke',
    [{ kind: 'drop-then-commit', afterMs: 170_000 }],
    'unknown',
    'done',
    1,
  ],
  ['it is answered too late', [{ kind: 'late-answer', delayMs: 40_000 }], 'unknown', 'done', 1],
  ['a page after it', [{ kind: 'page', status: 502, commit: 'done' }], 'unknown', 'done', 1],
  [
    'a page instead',
    [{ kind: 'page', status: 502, commit: 'never' }],
    'unknown',
    'not-cancelled',
    1,
  ],
  ['half of the JSON', [{ kind: 'garbled', commit: 'done' }], 'unknown', 'done', 1],
  ['a success about nothing', [{ kind: 'null-response' }], 'unknown', 'done', 1],
  [
    'a success about another payment',
    [{ kind: 'altered', response: { imp_uid: 'imps_0' } }],
    'unknown',
    'done',
    1,
  ],
  [
    'a success that shows nothing given back',
    [{ kind: 'altered', response: { cancel_amount: 0, cancel_history: [] } }],
    'unknown',
    'done',
    1,
  ],
  [
    'a success whose history lost our words',
    [{ kind: 'altered', response: { cancel_history: [] } }],
    'done',
    'done',
    1,
  ],
  ['too many requests', [{ kind: 'too-many', retryAfterS: 3 }], 'unknown', 'not-cancelled', 1],
  [
    'an envelope under 503',
    [{ kind: 'refuse', status: 503, code: -1, message: '점검 중' }],
    'unknown',
    'not-cancelled',
    1,
  ],
  [
    'refused: nothing to settle it against',
    [{ kind: 'decline', text: settlement }],
    'refused: settlement',
    'refused: settlement',
    1,
  ],
  [
    'refused: another one is under way',
    [{ kind: 'decline', text: '[8387] 취소 진행 중' }],
    'unknown',
    'not-cancelled',
    1,
  ],
  [
    'refused: approved and cancelled crossed',
    [{ kind: 'decline', text: '[9048] 교차' }],
    'unknown',
    'not-cancelled',
    1,
  ],
  ['401 once', [{ kind: 'unauthorised' }], 'done', 'done', 2],
  [
    '401 twice',
    [{ kind: 'unauthorised' }, { kind: 'unauthorised' }],
    'refused: shop-sign-in',
    'refused: shop-sign-in',
    2,
  ],
  [
    '401, then the answer is lost after it',
    [{ kind: 'unauthorised' }, { kind: 'drop', commit: 'done' }],
    'unknown',
    'done',
    2,
  ],
];
