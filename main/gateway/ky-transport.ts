import ky from 'ky';
import { type Dispatcher, type Response as UndiciResponse, fetch as undiciFetch } from 'undici';
import type { Transport, WireAnswer, WireRequest } from '../ports/transport.ts';
import { readBody } from './answer-body.ts';
import {
  type ConnectionOptions,
  type Connections,
  createConnections,
  type Lease,
} from './connections.ts';
import { jsonOf } from './json-text.ts';
import { observe } from './sent-bytes.ts';
import { failureOf } from './transport-failure.ts';
import { type AttemptLimits, startAttempt, type WireAttempt } from './wire-attempt.ts';

/** Where requests go and how: times are passed in so that a time scale can divide them. */
export type TransportOptions = ConnectionOptions & AttemptLimits;

/** A transport that can be shut; what is under way then ends as `stopped` or `lost`. */
export type ClosableTransport = Transport & { close(): Promise<void> };

/**
 * The door to one provider over HTTP. `send` never rejects, repeats nothing, follows no redirect and
 * believes no certificate it should not. Throws at once for an origin that would carry secrets in clear.
 */
export function createTransport(options: TransportOptions): ClosableTransport {
  requireSafe(options.origin);
  const connections = createConnections(options);
  const underway = new Set<WireAttempt>();
  let closed = false;
  return {
    async send(request) {
      if (closed) return { kind: 'not-sent', why: 'stopped' };
      const attempt = startAttempt(options, request.mayStart);
      underway.add(attempt);
      const answer = await attemptOnce(request, attempt, connections, options.origin);
      underway.delete(attempt);
      return answer;
    },
    async close() {
      closed = true;
      for (const attempt of underway) attempt.stop();
      await connections.close();
    },
  };
}

const ownMachine: ReadonlySet<string> = new Set(['127.0.0.1', 'localhost', '[::1]']);

function requireSafe({ protocol, hostname }: URL): void {
  if (protocol === 'https:') return;
  if (protocol !== 'http:' || !ownMachine.has(hostname)) throw new Error('origin must be https');
}

/** One try from connection to parsed answer. */
async function attemptOnce(
  request: WireRequest,
  attempt: WireAttempt,
  connections: Connections,
  origin: URL,
): Promise<WireAnswer> {
  try {
    const lease = await unlessAborted(connections.lease(request.connection), attempt.signal);
    if (!lease) return { kind: 'not-sent', why: 'insecure' };
    return await released(lease, () => exchange(request, attempt, lease.dispatcher, origin));
  } catch (error) {
    return failureOf(error, attempt.ending);
  } finally {
    attempt.end();
  }
}

/** What was opened for a request is closed before the request is judged: nothing of it goes out later. */
async function released<T>(lease: Lease, use: () => Promise<T>): Promise<T> {
  try {
    return await use();
  } finally {
    await lease.release().catch(() => undefined);
  }
}

async function exchange(
  request: WireRequest,
  attempt: WireAttempt,
  dispatcher: Dispatcher,
  origin: URL,
): Promise<WireAnswer> {
  const { ending, signal } = attempt;
  const way = { url: urlOf(request, origin), dispatcher, signal };
  const answered = observe(ending.sighting, () => post(request, way));
  const response = await unlessAborted(answered, signal);
  // Whoever answers has heard something, whatever the channel said.
  ending.sighting.headersSent = true;
  const bytes = await readBody(response.body, signal);
  if (!bytes) {
    attempt.markTooLarge();
    return failureOf(null, ending);
  }
  const parsed = jsonOf(bytes);
  return {
    kind: 'answer',
    status: response.status,
    json: parsed ? parsed.json : null,
    isJson: parsed !== undefined,
    dateMs: dateMsOf(response.headers.get('date')),
  };
}

/** Where and through what one request goes. */
type Way = {
  readonly url: URL;
  readonly dispatcher: Dispatcher;
  readonly signal: AbortSignal;
};

/** Sends through ky. The answer comes back as undici gave it; ky is shown its status only. */
async function post(request: WireRequest, way: Way): Promise<UndiciResponse> {
  const { method, body, bearer, headers } = request;
  const given: UndiciResponse[] = [];
  await ky(way.url, {
    method,
    headers: {
      ...headers,
      accept: 'application/json',
      'user-agent': 'benepia-pos',
      ...(bearer ? { authorization: `Bearer ${bearer.reveal()}` } : {}),
    },
    ...(body ? { json: body } : {}),
    fetch: async (input) => {
      const response = await fetchOnce(input, way);
      given.push(response);
      return new Response(null, { status: response.status });
    },
    signal: way.signal,
    timeout: false,
    retry: 0,
    redirect: 'error',
    credentials: 'omit',
    throwHttpErrors: false,
  });
  const [response] = given;
  if (!response) throw new Error('ky answered without asking');
  return response;
}

/**
 * undici's fetch takes no Request but its own, so the parts of ky's are handed over one by one; but not
 * its signal, which follows ours by a weak link only.
 */
async function fetchOnce(input: unknown, { dispatcher, signal }: Way): Promise<UndiciResponse> {
  if (!(input instanceof Request)) throw new TypeError('ky hands over a Request');
  return undiciFetch(input.url, {
    method: input.method,
    headers: [...input.headers],
    body: input.body ? await input.text() : null,
    signal,
    redirect: 'error',
    credentials: 'omit',
    dispatcher: dispatcher.compose(dispatchOnce()),
  });
}

/** fetch sends a request a second time when the answer is 421 Misdirected Request; this one does not. */
function dispatchOnce(): Dispatcher.DispatcherComposeInterceptor {
  let used = false;
  return (dispatch) => (options, handler) => {
    if (used) throw new Error('one attempt is one request');
    used = true;
    return dispatch(options, handler);
  };
}

function urlOf({ path, query }: WireRequest, origin: URL): URL {
  const url = new URL(`${origin.origin}${path}`);
  for (const [name, value] of Object.entries(query ?? {})) url.searchParams.set(name, value);
  return url;
}

function dateMsOf(header: string | null): number | null {
  const ms = header === null ? Number.NaN : Date.parse(header);
  return Number.isNaN(ms) ? null : ms;
}

/** Ends with the work, or as soon as `signal` aborts. */
function unlessAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });
}
