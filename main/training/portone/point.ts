import { textOf } from '../loopback/request.ts';
import { accountRefusalOf } from './accounts.ts';
import { channelChoice } from './channels.ts';
import { accountText, declineAnswer } from './decline.ts';
import type { Call, Desk } from './desk.ts';
import type { Answer } from './envelope.ts';
import { badRequest, success } from './envelope.ts';

const prefix = '베네피아 포인트 조회에 실패하였습니다.';

/** `POST /benepia/point`. Source: the balance document. */
export function answerPoint(desk: Desk, call: Call): Answer {
  const { books, switches } = desk;
  const id = textOf(call.body, 'benepia_user');
  const password = textOf(call.body, 'benepia_password');
  if (id === '') return badRequest('benepia_user');
  if (password === '') return badRequest('benepia_password');
  const choice = channelChoice(desk.channels, switches.era, {
    pg: textOf(call.body, 'pg'),
    channelKey: textOf(call.body, 'channel_key'),
  });
  if (!choice.ok) return choice.answer;
  if (call.decline !== null) return declineAnswer(prefix, call.decline, switches);
  const account = books.accounts.get(id);
  const why = accountRefusalOf(account, password);
  if (why !== null) {
    return declineAnswer(prefix, { text: accountText(why, switches), as: null }, switches);
  }
  return success({ point: account?.balanceWon ?? 0 }, switches);
}
