import {
  jsonAnswer,
  type RawRequest,
  type RawServer,
  startRawServer,
} from '../portone/raw-server.ts';

/** A gateway that answers every question with one text; what was asked is kept. */
export type Replay = {
  readonly origin: URL;
  /** Requests beside those for a token. */
  readonly asked: () => readonly RawRequest[];
  close(): Promise<void>;
};

const token = { access_token: 'token-1', now: 1_790_000_000, expired_at: 1_790_001_800 };

/** Starts one. `bodyOf` says the JSON text of the answer to each request, and its status when not 200. */
export async function startReplay(
  bodyOf: (request: RawRequest) => string | { readonly text: string; readonly status: number },
): Promise<Replay> {
  const isToken = ({ path }: RawRequest): boolean => path === '/users/getToken';
  const server: RawServer = await startRawServer((socket, request) => {
    if (isToken(request)) {
      socket.write(jsonAnswer({ code: 0, message: null, response: token }));
      return;
    }
    const body = bodyOf(request);
    const { text, status } = typeof body === 'string' ? { text: body, status: 200 } : body;
    const type = 'content-type: application/json;charset=UTF-8';
    const length = `content-length: ${Buffer.byteLength(text)}`;
    socket.write(`HTTP/1.1 ${status} Word\r\n${type}\r\n${length}\r\n\r\n${text}`);
  });
  return {
    origin: server.origin,
    asked: () => server.requests.filter((request) => !isToken(request)),
    close: server.close,
  };
}
