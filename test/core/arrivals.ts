import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { onTestFinished } from 'vitest';

/** One request at the moment it reaches a server of this process, before the server does anything. */
export type Arrival = {
  readonly method: string;
  readonly path: string;
  readonly authorization: string | undefined;
};

/** Calls `heard` for every request that reaches `url`, for as long as the test runs. */
export function onArrival(url: string, heard: (arrival: Arrival) => void): void {
  const { host } = new URL(url);
  const listen = (message: unknown): void => {
    const request = requestIn(message);
    if (request?.headers.host !== host) return;
    const { method, url: path, headers } = request;
    heard({ method, path, authorization: headers.authorization });
  };
  subscribe('http.server.request.start', listen);
  onTestFinished(() => void unsubscribe('http.server.request.start', listen));
}

type Request = {
  readonly method: string;
  readonly url: string;
  readonly headers: { readonly host?: string; readonly authorization?: string };
};

function requestIn(message: unknown): Request | null {
  if (typeof message !== 'object' || message === null || !('request' in message)) return null;
  // Node's own message; its type is not published.
  return message.request as Request;
}
