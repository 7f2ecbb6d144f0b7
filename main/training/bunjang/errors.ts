import type { Answer as AnyAnswer } from '../loopback/wire.ts';

/** Status and words of every error; the words are this project's own, the codes are upstream's. */
const errors = {
  BAD_REQUEST: [400, '요청을 확인해 주세요.'],
  MISSING_AUTH_TOKEN: [401, '인증 토큰이 없습니다.'],
  MISSING_ACCESS_KEY: [401, '토큰에 accessKey가 없습니다.'],
  INVALID_ACCESS_KEY: [401, '등록되지 않은 accessKey입니다.'],
  MISSING_IAT_CLAIM: [401, '토큰에 iat가 없습니다.'],
  INVALID_AUTH_TOKEN: [401, '올바르지 않은 인증 토큰입니다.'],
  EXPIRED_AUTH_TOKEN: [401, '유효 시간이 지난 인증 토큰입니다.'],
  NOT_ENOUGH_PERMISSION: [403, '권한이 없습니다.'],
  NOT_FOUND_PAY_INBOUND: [404, '충전 내역이 없습니다.'],
  RESOURCE_NOT_FOUND: [404, '없는 주소입니다.'],
  TOO_MANY_REQUESTS: [429, '요청이 너무 많습니다.'],
  INTERNAL_ERROR: [500, '서버 오류입니다.'],
  /** Spelled so upstream. */
  UNKWOWN_ERROR: [500, '알 수 없는 오류입니다.'],
} as const;

/** A code of Bunjang's common errors, or one of its point calls. */
export type ErrorCode = keyof typeof errors;

/** What Bunjang's answers wear: `data`, or a code with words. */
export type Envelope =
  | { readonly data: unknown }
  | { readonly errorCode: string; readonly reason: string };

/** One answer before it is put on the wire. */
export type Answer = AnyAnswer & { readonly body: Envelope };

export function success(data: unknown): Answer {
  return { status: 200, body: { data } };
}

/** The error under its own status; `reason` in place of its usual words. */
export function refusal(errorCode: ErrorCode, reason?: string): Answer {
  const [status, words] = errors[errorCode];
  return { status, body: { errorCode, reason: reason ?? words } };
}

/** The code of an answer; null for a success. */
export function codeOf({ body }: Answer): string | null {
  return 'errorCode' in body ? body.errorCode : null;
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && Object.hasOwn(errors, value);
}
