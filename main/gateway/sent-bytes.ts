import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import { Socket } from 'node:net';

/** What was seen of one attempt to send one request; written to while it is under way. */
export type Sighting = {
  /** True from the moment the first bytes of *this* request are handed to a connected socket. */
  headersSent: boolean;
  /** The HTTP status of the answer, once it began; known even when `fetch` makes an error of it. */
  status: number | null;
  /** What a proxy said to CONNECT, when it said something other than yes. */
  proxyStatus: number | null;
  /** True once the connection was taken away instead: `mayStart` said no. */
  takenAway: boolean;
  /** Asked at that moment; false takes the connection away, and no byte leaves. */
  readonly mayStart: () => boolean;
  /** Called once, at the moment `headersSent` becomes true. */
  readonly onHeadersSent: () => void;
};

/** The part of undici's request that is read here; the object itself is the key. */
type SeenRequest = { readonly method: unknown };

const underway = new AsyncLocalStorage<Sighting>();
const sightingOf = new WeakMap<SeenRequest, Sighting>();
let listening = false;

/**
 * Runs `act`, which sends one request through undici, and writes into `sighting` what happens to it.
 * A request is tied to its attempt when undici makes it, in the attempt's own async context: on a shared
 * connection its bytes may later go out in somebody else's.
 */
export function observe<T>(sighting: Sighting, act: () => Promise<T>): Promise<T> {
  listen();
  return underway.run(sighting, act);
}

function listen(): void {
  if (listening) return;
  listening = true;
  subscribe('undici:request:create', (message) => {
    const request = requestIn(message);
    const sighting = underway.getStore();
    if (request && sighting) sightingOf.set(request, sighting);
  });
  subscribe('undici:client:sendHeaders', (message) => {
    const request = requestIn(message);
    // Bytes that only ask a proxy for a tunnel are not bytes of the request.
    if (!request || request.method === 'CONNECT') return;
    const sighting = sightingOf.get(request) ?? underway.getStore();
    if (sighting) markSent(sighting, message);
  });
  subscribe('undici:request:headers', (message) => {
    const request = requestIn(message);
    const sighting = request && sightingOf.get(request);
    if (sighting) noteStatus(sighting, request, statusIn(message));
  });
}

/** undici tells this before it writes, so that a socket taken away here carries nothing. */
function markSent(sighting: Sighting, message: unknown): void {
  if (sighting.headersSent) return;
  if (!sighting.mayStart() && takeSocketAway(message)) {
    sighting.takenAway = true;
    return;
  }
  sighting.headersSent = true;
  sighting.onHeadersSent();
}

/** False when there is none to be had: then the bytes do leave. */
function takeSocketAway(message: unknown): boolean {
  if (!isObject(message) || !('socket' in message)) return false;
  const { socket } = message;
  if (!(socket instanceof Socket)) return false;
  socket.destroy();
  return true;
}

function noteStatus(sighting: Sighting, request: SeenRequest, status: number | null): void {
  if (request.method !== 'CONNECT') sighting.status = status;
  else if (status !== 200) sighting.proxyStatus = status;
}

function requestIn(message: unknown): SeenRequest | null {
  if (!isObject(message) || !('request' in message)) return null;
  const { request } = message;
  return isObject(request) && 'method' in request ? request : null;
}

function statusIn(message: unknown): number | null {
  if (!isObject(message) || !('response' in message)) return null;
  const { response } = message;
  if (!isObject(response) || !('statusCode' in response)) return null;
  return typeof response.statusCode === 'number' ? response.statusCode : null;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
