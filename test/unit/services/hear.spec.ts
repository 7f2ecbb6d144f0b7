import { expect, test } from 'vitest';
import { fail, ok } from '../../../main/domain/result.ts';
import type { CallFailure } from '../../../main/gateway/call-failure.ts';
import { hear } from '../../../main/services/hear.ts';

type Why = Extract<CallFailure, { kind: 'not-sent' }>['why'];

function heardOf(reply: Parameters<typeof hear>[1]): readonly boolean[] {
  const heard: boolean[] = [];
  hear({ heard: (online) => heard.push(online) }, reply);
  return heard;
}

test.each<readonly [Why, readonly boolean[]]>([
  ['offline', [false]],
  ['insecure', [false]],
  ['timeout', [false]],
  ['keys-wrong', [true]],
  ['keys-missing', []],
  ['stopped', []],
])('a call that was not sent (%s) tells of the line: %j', (why, heard) => {
  expect(heardOf(fail({ kind: 'not-sent', sent: false, why }))).toEqual(heard);
});

test('an answer, a no and a lost answer all went over a line that carries', () => {
  const lost = { kind: 'no-answer', sent: true, why: 'timeout', status: null } as const;
  const replies = [ok(null), fail({ kind: 'unauthorised', sent: true } as const), fail(lost)];
  expect(replies.map(heardOf)).toEqual([[true], [true], [true]]);
});
