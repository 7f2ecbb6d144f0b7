/** One answer before it goes on the wire; `body` is what the JSON would hold. */
export type ServerAnswer = { readonly status: number; readonly body: unknown };

export function success(response: unknown): ServerAnswer {
  return { status: 200, body: { code: 0, message: null, response } };
}

export function refusal(status: number, code: number, message: string): ServerAnswer {
  return { status, body: { code, message, response: null } };
}

export const unauthorised = refusal(401, -1, 'Unauthorized');
export const notFound = refusal(404, -1, '존재하지 않는 결제정보입니다.');
/** The words are this project's own; upstream's are not published. */
export const usedUid = refusal(200, 1, '이미 결제가 이루어진 merchant_uid 입니다.');

export const texts = {
  credentials: '[8193] 아이디 또는 비밀번호가 맞지 않습니다.',
  short: '[CC88] 포인트 잔액이 모자랍니다.',
  later: '[8042] 결제사 응답이 늦습니다. 잠시 뒤에 다시 시도해 주세요.',
  duplicate: '[8094] 중복된 거래입니다.',
  unheard: '[ZZ99] 알 수 없는 오류입니다.',
  busy: '[8040] 취소가 진행 중입니다.',
} as const;
