import type { IncomingMessage, ServerResponse } from 'node:http';

/** One answer before it is put on the wire; `body` becomes JSON. */
export type Answer = { readonly status: number; readonly body: object };

/** One exchange: what was asked and where the answer goes. */
export type Exchange = { readonly request: IncomingMessage; readonly response: ServerResponse };

const json = 'application/json;charset=UTF-8';

/** Ends the connection without a word. */
export function hangUp(exchange: Exchange): void {
  exchange.request.socket.destroy();
}

export function sendAnswer(
  exchange: Exchange,
  answer: Answer,
  headers: Readonly<Record<string, string>> = {},
): void {
  send(exchange, answer.status, json, JSON.stringify(answer.body), headers);
}

/** A page as a proxy makes it; a redirect points back at this gateway. */
export function sendPage(exchange: Exchange, status: number): void {
  const moved = status >= 300 && status < 400;
  const page = `<!doctype html><title>${status}</title><h1>${status}</h1>`;
  send(exchange, status, 'text/html', page, moved ? { location: '/elsewhere' } : {});
}

export function sendEmpty(exchange: Exchange, status: number): void {
  send(exchange, status, null, '', {});
}

/** A complete HTTP answer; its JSON stops in the middle. */
export function sendGarbled(exchange: Exchange, answer: Answer): void {
  const text = JSON.stringify(answer.body);
  send(exchange, answer.status, json, text.slice(0, Math.ceil(text.length / 2)), {});
}

/** Promises the whole answer, sends half of it and ends the connection. */
export function sendTruncated(exchange: Exchange, answer: Answer): void {
  const bytes = Buffer.from(JSON.stringify(answer.body));
  const { response } = exchange;
  if (response.destroyed) return;
  response.writeHead(answer.status, { 'content-type': json, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.ceil(bytes.length / 2)), () => hangUp(exchange));
}

/** The answer with so many bytes of padding that a reader should stop. */
export function sendHuge(exchange: Exchange, answer: Answer, bytes: number): void {
  const padded = { ...answer.body, padding: 'x'.repeat(bytes) };
  send(exchange, answer.status, json, JSON.stringify(padded), {});
}

function send(
  { response }: Exchange,
  status: number,
  type: string | null,
  text: string,
  headers: Readonly<Record<string, string>>,
): void {
  if (response.destroyed) return;
  const body = Buffer.from(text);
  response.writeHead(status, {
    ...(type === null ? {} : { 'content-type': type }),
    'content-length': body.length,
    ...headers,
  });
  response.end(body);
}
