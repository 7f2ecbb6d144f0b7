import type { AccountRefusal } from './accounts.ts';
import type { Decline } from './desk.ts';
import type { Answer } from './envelope.ts';
import { refusal } from './envelope.ts';
import type { Switches } from './switches.ts';

/** What the payment company says, in the form `[code] words`; the words are this project's own. */
export const declineTexts = {
  short: '[CC88] 포인트 잔액이 모자랍니다.',
  limit: '[8885] 하루에 쓸 수 있는 한도를 넘었습니다.',
  later: '[8042] 결제사 응답이 늦습니다. 잠시 뒤에 다시 시도해 주세요.',
  locked: '[CC45] 비밀번호를 여러 번 틀려 잠긴 계정입니다.',
  partialCancel: '[8385] 일부 취소를 할 수 없는 결제수단입니다.',
  settlement: '[8178] 취소할 금액보다 정산 예정 금액이 적어 취소할 수 없습니다.',
} as const;

export function credentialText(switches: Switches): string {
  return `[${switches.credentialCode}] 아이디 또는 비밀번호가 맞지 않습니다.`;
}

export function accountText(why: AccountRefusal, switches: Switches): string {
  return why === 'locked' ? declineTexts.locked : credentialText(switches);
}

/** A refusal of the payment company, under the status the switch or the fault asks for. */
export function declineAnswer(prefix: string, decline: Decline, switches: Switches): Answer {
  const status = (decline.as ?? switches.declineAs) === 'http-500' ? 500 : 200;
  return refusal(status, -1, `${prefix} ${decline.text}`);
}
