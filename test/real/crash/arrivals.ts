import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

/** When a request is seen: before the gateway does anything with it, or when its answer was written. */
export type Moment = 'asked' | 'answered';

const channels = {
  asked: 'http.server.request.start',
  answered: 'http.server.response.finish',
} as const satisfies Record<Moment, string>;

/** What a request is about. */
export type Route = 'token' | 'charge' | 'cancel' | 'look-up';

/** Calls `heard` for every request to the server at `url`, which is in this process; the result ends that. */
export function watchRequests(
  url: string,
  heard: (route: Route, moment: Moment) => void,
): () => void {
  const { host } = new URL(url);
  const listeners = (['asked', 'answered'] as const).map((moment) => {
    const listen = (message: unknown): void => {
      const request = requestIn(message);
      if (request?.headers.host === host) heard(routeOf(request.url ?? ''), moment);
    };
    subscribe(channels[moment], listen);
    return () => unsubscribe(channels[moment], listen);
  });
  return () => {
    for (const end of listeners) end();
  };
}

function requestIn(message: unknown): IncomingMessage | null {
  if (typeof message !== 'object' || message === null || !('request' in message)) return null;
  // Node's own message; its type is not published.
  return message.request as IncomingMessage;
}

function routeOf(path: string): Route {
  if (path.startsWith('/users/')) return 'token';
  if (path.startsWith('/benepia/payment')) return 'charge';
  return path.startsWith('/payments/cancel') ? 'cancel' : 'look-up';
}
