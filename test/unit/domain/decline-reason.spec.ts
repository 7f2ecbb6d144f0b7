import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { declineReasonOf, isAmbiguous } from '../../../main/domain/decline-reason.ts';
import { declineReasons } from '../../../main/store/words.ts';
import type { DeclineReason } from '../../../preload/failure.ts';

/** Written out one by one, so that a slip in the program's own shorter table shows. */
const codes: readonly (readonly [DeclineReason, string])[] = [
  ['credentials', '8193 8197 8375 8376 CC63'],
  ['short', 'CC10 CC88 AC25'],
  ['limit', 'CC07 CC08 CC09 CC61 CC62 8122 8123 8124 8186 8188 8885'],
  ['amount', 'CC13 8051 8058 8059 8063 8091 9009 8035'],
  ['later', 'CC72 CC75 CC98 CC99 CCC0 8314 7512 7R01 8995 8996 8997'],
  ['later', '8041 8042 8043 8044 8045 8046 8047 8048 8171 8172 8173 8174 8175'],
  ['later', '8721 8722 8723 8724 8725 8726 8727 3004 3005 3006 3007 3008 3009 3010'],
  ['duplicate', '8094 8128 8338 8586 9167'],
  ['crossed', '9047 9048 9079'],
  ['window', '8390 8310 3001'],
  ['merchant', '8001 8002 8195 8998 5593 8565 CC21 CC33 8121 8127'],
  ['merchant', '9002 9003 9004 9005 9006 9007 9008'],
  ['address-blocked', '8897'],
  ['already-cancelled', '8023 8133 8337 8496 8E01'],
  ['not-found', 'CCA1 5530 8030 8061 8132 8585'],
  ['checksum', '8036 8037 8038 8039 8381 8382 CCA8 CCA9'],
  ['partial-refused', '8029 8141 8142 8384 8385 8386 8392'],
  ['cancel-busy', '8040 8387 8388 8340'],
  ['not-cancellable', '5002 8012 8134 8139 CCAC CCAE 8E02 8642'],
  ['settlement', '8178'],
];
const pairs = codes.flatMap(([reason, list]) =>
  list.split(' ').map((code) => [code, reason] as const),
);

test.each(pairs)('%s is %s, wherever KCP’s text begins', (pgCode, reason) => {
  for (const message of [
    `[${pgCode}] 거절`,
    `[${pgCode}]거절`,
    `결제취소에 실패하였습니다. [${pgCode}]취소 거절`,
    `결제 승인에 실패했습니다: (KCP) [${pgCode}] 거절 사유`,
    `${pgCode} 거절`,
    `${pgCode}`,
    `KCP: ${pgCode} 거절`,
    `결제취소에 실패하였습니다. ${pgCode} 거절`,
  ]) {
    expect(declineReasonOf(-1, message)).toEqual({ reason, pgCode });
  }
});

test('no code has two reasons', () => {
  expect(new Set(pairs.map(([code]) => code)).size).toBe(pairs.length);
});

test.each<[number, string, DeclineReason]>([
  [1, '이미 전액취소된 주문입니다.', 'already-cancelled'],
  [1, '취소할 결제건이 존재하지 않습니다.', 'not-found'],
  [-1, '존재하지 않는 결제정보입니다.', 'not-found'],
  [0, '이미 전액취소된 주문입니다.', 'other'],
  [-1, '결제취소에 실패하였습니다. 취소실패(기취소성공)', 'already-cancelled'],
])('code %i with «%s» is %s', (code, message, reason) => {
  expect(declineReasonOf(code, message)).toEqual({ reason, pgCode: '' });
});

describe('nothing is read into', () => {
  test.each([
    ['an amount in the text', '8193원 결제를 할 수 없습니다', ''],
    ['a longer number', '81930 거절', ''],
    ['a longer number in brackets', '[81931] 거절', ''],
    ['a word in capitals', 'FAIL 결제 실패', ''],
    ['a code far inside a sentence', '고객님의 결제 요청 번호는 8193 입니다', ''],
    ['small letters', '[cc10] 거절', ''],
    [
      'words that sound like a reason',
      '비밀번호가 올바르지 않습니다. 잔액이 부족합니다. 이미 결제된 주문',
      '',
    ],
    ['no words at all', '', ''],
    ['a code nobody knows', '[ZZ99] 거절', 'ZZ99'],
  ])('%s', (_name, message, pgCode) => {
    expect(declineReasonOf(-1, message)).toEqual({ reason: 'other', pgCode });
  });
});

test('of several codes the first one that is known counts', () => {
  const message = '[PGER][8197] 거절 [CC10]';
  expect(declineReasonOf(-1, message)).toEqual({ reason: 'credentials', pgCode: '8197' });
});

test('a code outweighs the words around it', () => {
  const message = '[8178] 이미 전액취소된 주문입니다.';
  expect(declineReasonOf(1, message)).toEqual({ reason: 'settlement', pgCode: '8178' });
});

test('only later, duplicate and crossed leave open whether money moved', () => {
  const all = Object.keys(declineReasons) as DeclineReason[];
  expect(all.filter(isAmbiguous).toSorted()).toEqual(['crossed', 'duplicate', 'later']);
});

test('every message has a reason that the till has a sentence for', () => {
  fc.assert(
    fc.property(fc.integer(), fc.string({ unit: 'grapheme', maxLength: 80 }), (code, message) => {
      expect(declineReasons).toHaveProperty(declineReasonOf(code, message).reason);
    }),
  );
});

const list = join(import.meta.dirname, '../../../../shared/spec/kcp-response-codes.tsv');

test.runIf(existsSync(list))(
  'every code of KCP’s own list is found, and known ones keep their reason',
  () => {
    const known = new Map(pairs);
    const rows = readFileSync(list, 'utf8').split('\n').slice(1).filter(Boolean);
    expect(rows.length).toBeGreaterThan(600);
    for (const [, , code = '', text] of rows.map((row) => row.split('\t'))) {
      const found = declineReasonOf(-1, `[${code}] ${text}`);
      expect(found).toEqual({ reason: known.get(code) ?? 'other', pgCode: code });
    }
  },
);
