import type { DeclineReason } from '../../preload/failure.ts';

/**
 * KCP's codes, by what they mean for the person at the counter. Source: KCP's response code list (a
 * credit-card list; that points use the same codes is not proven, so a refusal is always followed by a
 * look-up). Hyphens stand for runs of numbers.
 */
const codesOf: readonly (readonly [reason: DeclineReason, codes: string])[] = [
  ['credentials', '8193 8197 8375 8376 CC63'],
  ['short', 'CC10 CC88 AC25'],
  ['limit', 'CC07 CC08 CC09 CC61 CC62 8122-8124 8186 8188 8885'],
  ['amount', 'CC13 8051 8058 8059 8063 8091 9009 8035'],
  [
    'later',
    'CC72 CC75 CC98 CC99 CCC0 8041-8048 8171-8175 8314 8721-8727 8995-8997 7512 7R01 3004-3010',
  ],
  ['duplicate', '8094 8128 8338 8586 9167'],
  // Paid and then cancelled by itself, that failing, or approved with another amount.
  ['crossed', '9047 9048 9079'],
  ['window', '8390 8310 3001'],
  ['merchant', '8001 8002 8195 8998 5593 8565 CC21 CC33 8121 8127 9002-9008'],
  ['address-blocked', '8897'],
  ['already-cancelled', '8023 8133 8337 8496 8E01'],
  ['not-found', 'CCA1 5530 8030 8061 8132 8585'],
  ['checksum', '8036-8039 8381 8382 CCA8 CCA9'],
  ['partial-refused', '8029 8141 8142 8384-8386 8392'],
  ['cancel-busy', '8040 8387 8388 8340'],
  ['not-cancellable', '5002 8012 8134 8139 CCAC CCAE 8E02 8642'],
  ['settlement', '8178'],
];

/** PortOne's own words for what has no code; nothing else is ever read out of a text. */
const textsOf: readonly (readonly [text: string, reason: DeclineReason])[] = [
  ['이미 전액취소된 주문입니다.', 'already-cancelled'],
  ['취소할 결제건이 존재하지 않습니다.', 'not-found'],
  ['존재하지 않는 결제정보입니다.', 'not-found'],
  ['취소실패(기취소성공)', 'already-cancelled'],
  ['결제가 이루어진 merchant_uid', 'duplicate'],
  ['결제가 이뤄진 적이 있는 merchant_uid', 'duplicate'],
];

/** What PortOne writes before KCP's own text. */
const prefixes: readonly string[] = ['결제취소에 실패하였습니다.'];

const reasons: ReadonlyMap<string, DeclineReason> = new Map(
  codesOf.flatMap(([reason, codes]) =>
    codes
      .split(' ')
      .flatMap(eachCode)
      .map((code) => [code, reason] as const),
  ),
);

/** Refusals that do not say whether something was charged. */
const ambiguous: ReadonlySet<DeclineReason> = new Set(['later', 'duplicate', 'crossed']);

/**
 * Why the provider said no, from its envelope. `pgCode` is KCP's four characters, or empty when the
 * message has none. Total: what is not known is `other`.
 */
export function declineReasonOf(
  code: number,
  message: string,
): { readonly reason: DeclineReason; readonly pgCode: string } {
  const pgCode = pgCodeOf(message);
  const known = reasons.get(pgCode);
  if (known) return { reason: known, pgCode };
  // Code 0 is a yes: its words are no refusal.
  const text = code === 0 ? undefined : textsOf.find(([words]) => message.includes(words));
  return { reason: text?.[1] ?? 'other', pgCode };
}

/** True when the money may have moved although the answer was no: only a look-up can tell. */
export function isAmbiguous(reason: DeclineReason): boolean {
  return ambiguous.has(reason);
}

/**
 * In brackets anywhere; without them only among the first 12 characters of KCP's own text, where it
 * must stand alone and be known or hold a digit, so that an amount or a word is not taken for a code.
 */
function pgCodeOf(message: string): string {
  const bracketed = [...message.matchAll(/\[([A-Z0-9]{4})\]/g)].map(codeIn);
  const head = [...withoutPrefix(message).matchAll(/(?<=^|[\s:(])[A-Z0-9]{4}(?=$|[\s:,)|-])/g)]
    .filter((match) => match.index + 4 <= 12)
    .map(codeIn)
    .filter((code) => reasons.has(code) || /[0-9]/.test(code));
  const found = [...bracketed, ...head];
  return found.find((code) => reasons.has(code)) ?? found[0] ?? '';
}

function codeIn(match: RegExpExecArray): string {
  return match[1] ?? match[0];
}

function withoutPrefix(message: string): string {
  const prefix = prefixes.find((words) => message.startsWith(words)) ?? '';
  return message.slice(prefix.length).trimStart();
}

function eachCode(range: string): string[] {
  const [first = '', last] = range.split('-');
  if (last === undefined) return [first];
  const count = Number(last) - Number(first) + 1;
  return Array.from({ length: count }, (_, index) => String(Number(first) + index));
}
