import type { Transport, WireAnswer, WireRequest } from '../../../main/ports/transport.ts';

/** What answers a request in place of a network. */
export type Script = (request: WireRequest) => WireAnswer | Promise<WireAnswer>;

/** A transport that writes down what is sent. `calls` leaves out the questions for a token. */
export type ScriptedTransport = Transport & {
  readonly requests: readonly WireRequest[];
  readonly calls: () => readonly WireRequest[];
  readonly tokenCalls: () => readonly WireRequest[];
};

const tokenPath = '/users/getToken';

/** Answers each call as `script` says; token questions too unless `token` is left out. */
export function scripted(
  script: Script,
  token: Script | null = () => tokenAnswer(),
): ScriptedTransport {
  const requests: WireRequest[] = [];
  const isToken = ({ path }: WireRequest): boolean => path === tokenPath;
  return {
    requests,
    calls: () => requests.filter((request) => !isToken(request)),
    tokenCalls: () => requests.filter(isToken),
    async send(request) {
      requests.push(request);
      return token && isToken(request) ? token(request) : script(request);
    },
  };
}

/** A complete JSON answer. */
export function json(body: unknown, status = 200): WireAnswer {
  return { kind: 'answer', status, json: body, isJson: true, dateMs: null };
}

/** A success in its envelope. */
export function success(response: unknown): WireAnswer {
  return json({ code: 0, message: null, response });
}

/** A refusal in its envelope. */
export function refusal(status: number, code = -1, message = '안 됩니다.'): WireAnswer {
  return json({ code, message, response: null }, status);
}

/** A page of HTML. */
export function page(status: number): WireAnswer {
  return { kind: 'answer', status, json: null, isJson: false, dateMs: null };
}

/** A token with `lifeS` seconds left by the server's clock. */
export function tokenAnswer(lifeS = 1_800, access_token = 'token-1'): WireAnswer {
  return success({ access_token, now: 1790000000, expired_at: 1790000000 + lifeS });
}
