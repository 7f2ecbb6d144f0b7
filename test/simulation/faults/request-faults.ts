import type { Chance } from '../chance.ts';
import type { Route } from '../history-wire.ts';
import { refusal, texts } from '../server/answers.ts';
import type { Effect } from './effect.ts';
import type { FaultId, FaultKind } from './fault-list.ts';
import { altered, doubledKey, enveloped, page, rewritten, withoutResponse } from './spoil.ts';

/** One thing that may go wrong with one request. */
export type RequestFault = {
  readonly id: FaultId;
  readonly kind: FaultKind;
  readonly routes: readonly Route[];
  readonly weight: number;
  readonly effect: (chance: Chance) => Partial<Effect>;
};

const lookUps: readonly Route[] = ['find-all', 'payment'];
const money: readonly Route[] = ['charge', 'cancel'];
const every: readonly Route[] = [...money, ...lookUps, 'token', 'point', 'channels'];
const seconds = (chance: Chance, low: number, high: number): number =>
  chance.between(low * 1_000, high * 1_000);

function fault<I extends FaultId>(
  id: I,
  kind: FaultKind<I>,
  routes: readonly Route[],
  effect: (chance: Chance) => Partial<Effect>,
  weight = 2,
): RequestFault {
  return { id, kind, routes, effect, weight };
}

const early500 = refusal(500, -1, '결제 처리 중 오류가 발생했습니다.');
const earlyLater = refusal(200, -1, texts.later);

const onTheWay: readonly RequestFault[] = [
  fault('F01', 'refused', every, () => ({ unsent: 'offline' }), 3),
  fault('F01', 'dns', every, () => ({ unsent: 'offline' })),
  fault('F01', 'insecure', every, () => ({ unsent: 'insecure' }), 1),
  fault('F01', 'connect-timeout', every, () => ({ unsent: 'timeout' })),
  fault('F02', 'lost-after-commit', every, () => ({ lose: 'reset' }), 8),
  fault('F02', 'lost-before-arrival', every, () => ({ undelivered: true }), 5),
  fault('F03', 'cut-in-body', every, () => ({ lose: 'reset' }), 3),
  fault('F03', 'truncated-json', every, () => ({
    spoil: rewritten((text, chance) => text.slice(0, chance.between(0, text.length - 1))),
  })),
  fault('F04', 'request-twice', every, () => ({ twice: true }), 3),
  fault('F05', 'slow-answer', every, (chance) => ({
    handling: { answerDelayMs: seconds(chance, 28, 70) },
  })),
];

const inTime: readonly RequestFault[] = [
  fault(
    'F06',
    'slow-commit',
    money,
    (chance) => ({
      handling: { delayMs: seconds(chance, 20, 90), showsReady: chance.happens(0.3) },
    }),
    5,
  ),
  fault(
    'F06',
    'very-late-commit',
    money,
    (chance) => ({
      handling: { delayMs: seconds(chance, 600, 4_200), showsReady: chance.happens(0.15) },
    }),
    6,
  ),
  fault(
    'F06',
    'late-after-early-answer',
    money,
    (chance) => ({
      handling: {
        delayMs: seconds(chance, 1, 4_200),
        early: chance.oneOf([early500, earlyLater, refusal(503, -1, 'busy')]),
      },
    }),
    3,
  ),
  fault(
    'F11',
    'not-seen-yet',
    money,
    (chance) => ({
      handling: { lagMs: seconds(chance, 2, 170) },
      lose: chance.happens(0.7) ? 'reset' : null,
    }),
    4,
  ),
  fault('F11', 'failed-then-paid', ['charge'], (chance) => ({
    handling: { failedFirst: true, delayMs: seconds(chance, 5, 3_000) },
    lose: chance.happens(0.5) ? 'reset' : null,
  })),
  fault('F11', 'gone-once', lookUps, () => ({ handling: { blank: true } }), 4),
  fault('F11', 'ready-first', ['charge'], (chance) => ({
    handling: { showsReady: true, delayMs: seconds(chance, 1, 120) },
    lose: chance.happens(0.5) ? 'reset' : null,
  })),
];

const refused: readonly RequestFault[] = [
  fault('F07', '401-in-flight', every, () => ({ handling: { atDoor: true } }), 4),
  fault('F07', 'token-revoked', [...money, ...lookUps], () => ({ revoke: true }), 3),
  fault('F08', '500-before', every, () => ({ handling: { never: true, early: early500 } }), 3),
  fault('F08', '500-after', every, () => ({ spoil: () => early500 }), 3),
  fault('F08', '502', every, () => ({ spoil: page(502) })),
  fault('F08', '503', every, () => ({
    handling: { never: true, early: early500 },
    spoil: page(503),
  })),
  fault('F08', '504', every, () => ({ spoil: page(504) })),
  fault('F08', '429', every, () => ({
    handling: { never: true, early: refusal(429, 429, 'Too Many Requests') },
  })),
  fault('F08', '429-retry-after', every, () => ({
    handling: { never: true, early: refusal(429, -1, 'Too Many Requests') },
  })),
  fault('F08', 'empty-500', every, () => ({
    spoil: () => ({ status: 500, bytes: new Uint8Array() }),
  })),
  fault('F09', 'later', money, () => ({ handling: { decline: texts.later } })),
  fault('F09', 'later-but-done', money, () => ({ spoil: () => earlyLater })),
  fault('F09', 'duplicate', ['charge'], () => ({ spoil: () => refusal(200, -1, texts.duplicate) })),
  fault(
    'F09',
    'unheard',
    money,
    (chance) => ({ handling: { decline: chance.oneOf([texts.unheard, texts.credentials]) } }),
    8,
  ),
  fault('F09', 'odd-code', every, (chance) => ({
    spoil: enveloped({ code: chance.oneOf(['0', 0.5, null, 1e21]) }),
  })),
  fault('F09', 'busy', ['cancel'], () => ({ handling: { decline: texts.busy } })),
];

const told: readonly Route[] = [...money, ...lookUps];

const malformed: readonly RequestFault[] = [
  fault('F10', 'html', every, () => ({ spoil: page(200) }), 1),
  fault(
    'F10',
    'empty',
    every,
    () => ({ spoil: () => ({ status: 200, bytes: new Uint8Array() }) }),
    1,
  ),
  fault('F10', 'bom', every, () => ({ spoil: rewritten((text) => `\ufeff${text}`) }), 1),
  fault(
    'F10',
    'nan',
    told,
    () => ({
      spoil: rewritten((text) => text.replace(/"amount":\d+/, '"amount":NaN')),
    }),
    1,
  ),
  fault('F10', 'doubled-key', every, () => ({ spoil: rewritten(doubledKey) }), 1),
  fault(
    'F10',
    'proto',
    told,
    () => ({
      spoil: rewritten((text) => text.replace('{', '{"__proto__":{"code":0},')),
    }),
    1,
  ),
  fault('F10', 'amount-text', told, () => ({ spoil: altered({ amount: '12500' }) }), 1),
  fault('F10', 'amount-fraction', told, () => ({ spoil: altered({ amount: 12_500.5 }) }), 1),
  fault('F10', 'amount-negative', told, () => ({ spoil: altered({ amount: -12_500 }) }), 1),
  fault('F10', 'amount-huge', told, () => ({ spoil: altered({ amount: 1e21 }) }), 1),
  fault('F10', 'amount-other', told, () => ({ spoil: altered({ amount: 12_501 }) }), 2),
  fault('F10', 'other-uid', told, () => ({ spoil: altered({ merchant_uid: 'OTHER-1' }) }), 1),
  fault(
    'F10',
    'other-currency',
    ['charge', 'find-all'],
    () => ({
      spoil: altered({ currency: 'USD' }),
    }),
    1,
  ),
  fault(
    'F10',
    'odd-status',
    ['charge', 'find-all'],
    () => ({
      spoil: altered({ status: 'approved' }),
    }),
    1,
  ),
  fault('F10', 'null-response', every, () => ({ spoil: enveloped({ response: null }) }), 1),
  fault('F10', 'no-response', every, () => ({ spoil: withoutResponse }), 1),
  fault('F10', 'too-large', every, () => ({ lose: 'too-large' }), 1),
  fault('F10', 'redirect', every, () => ({ lose: 'redirect' }), 1),
  fault('F10', 'compressed-badly', every, () => ({ lose: 'unreadable' }), 1),
  fault('F10', 'handled-as-test', ['charge'], () => ({ handling: { asTest: true } }), 1),
  fault('F10', 'older-shape', ['charge'], () => ({ handling: { older: true } }), 2),
];

const all: readonly RequestFault[] = [...onTheWay, ...inTime, ...refused, ...malformed];

/** Those that may strike a request of this kind. */
export function faultsFor(route: Route): readonly RequestFault[] {
  const known = byRoute.get(route);
  if (known) return known;
  const found = all.filter(({ routes }) => routes.includes(route));
  byRoute.set(route, found);
  return found;
}

const byRoute = new Map<Route, readonly RequestFault[]>();
