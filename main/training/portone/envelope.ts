import type { Switches } from './switches.ts';

/** The envelope every answer of PortOne V1 wears. */
export type Envelope = {
  readonly code: number;
  readonly message: string | null;
  readonly response: unknown;
};

/** One answer before it is put on the wire. */
export type Answer = { readonly status: number; readonly body: Envelope };

export function success(response: unknown, switches: Switches, status = 200): Answer {
  const message = switches.successMessage === 'null' ? null : '정상 처리되었습니다.';
  return { status, body: { code: 0, message, response } };
}

export function refusal(status: number, code: number, message: string): Answer {
  return { status, body: { code, message, response: null } };
}

export const unauthorised = refusal(401, -1, 'Unauthorized');
export const paymentNotFound = refusal(404, -1, '존재하지 않는 결제정보입니다.');
export const badStatus = refusal(400, -1, '지원되지 않는 상태값입니다.');

/** Texts for which nothing public exists carry this project's own words. */
export function badRequest(field: string): Answer {
  return refusal(400, -1, `${field} 파라메터를 확인해 주세요.`);
}
