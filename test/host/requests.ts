import { Buffer } from 'node:buffer';
import type { PageTarget, Paused } from './page-target.ts';
import type { ProtocolRegistry } from './protocol.ts';
import { chromiumUrlOf, mainUrlOf, schemeOf } from './urls.ts';

type Details = Electron.OnBeforeRequestListenerDetails;

/** `session.webRequest`'s say: false stops the request. */
export type AskBeforeRequest = (details: Details) => Promise<boolean>;

const kinds: Readonly<Record<string, Details['resourceType']>> = {
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  Media: 'media',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  CSPViolationReport: 'cspReport',
  WebSocket: 'webSocket',
};

let lastRequest = 0;

function detailsOf(paused: Paused, page: PageTarget, webContentsId: number): Details {
  const { url, method, headers } = paused.request;
  const frame = paused.frameId === page.targetId ? 'mainFrame' : 'subFrame';
  lastRequest += 1;
  return {
    id: lastRequest,
    url: mainUrlOf(url),
    method,
    webContentsId,
    resourceType:
      paused.resourceType === 'Document' ? frame : (kinds[paused.resourceType] ?? 'other'),
    referrer: mainUrlOf(headers['Referer'] ?? ''),
    timestamp: performance.timeOrigin + performance.now(),
    uploadData: [],
  };
}

/** The page may close while its request waits: then there is nobody left to answer. */
async function tell(answer: Promise<unknown>): Promise<void> {
  await answer.catch(() => undefined);
}

/** Decides one request as Electron would: the session's filter, then main's protocol handler, else the network. */
export async function answerRequest(
  page: PageTarget,
  paused: Paused,
  webContentsId: number,
  ask: AskBeforeRequest,
  registry: ProtocolRegistry,
): Promise<void> {
  const { requestId } = paused;
  const details = detailsOf(paused, page, webContentsId);
  if (!(await ask(details))) {
    const errorReason = 'BlockedByClient';
    return tell(page.session.send('Fetch.failRequest', { requestId, errorReason }));
  }
  const handler = registry.handlerOf(schemeOf(details.url));
  if (handler === null) return tell(page.session.send('Fetch.continueRequest', { requestId }));
  const { method, headers, postData } = paused.request;
  const body = postData === undefined ? {} : { body: postData };
  const asked = new Request(details.url, { method, headers, ...body });
  const response = await ownAnswer(handler, asked);
  if (response === null) {
    return tell(page.session.send('Fetch.failRequest', { requestId, errorReason: 'Failed' }));
  }
  const bytes = Buffer.from(await response.arrayBuffer());
  return tell(
    page.session.send('Fetch.fulfillRequest', {
      requestId,
      responseCode: response.status,
      responseHeaders: Array.from(response.headers, ([name, value]) => ({
        name,
        value: name === 'content-security-policy' ? sourcesFor(value) : value,
      })),
      body: bytes.toString('base64'),
    }),
  );
}

/** A handler that throws is a failed request for the page, and a line for whoever looks for it. */
async function ownAnswer(
  handler: (request: Request) => Response | Promise<Response>,
  asked: Request,
): Promise<Response | null> {
  try {
    return await handler(asked);
  } catch (error) {
    process.stderr.write(`host: the protocol handler for ${asked.url}: ${String(error)}\n`);
    return null;
  }
}

/** A policy that names `app:` must name what Chromium is shown instead. */
function sourcesFor(policy: string): string {
  return policy
    .replace(/\bapp:\/\/[^\s;/]+/g, (source) => chromiumUrlOf(source).replace(/\/$/, ''))
    .replace(/\bapp:(?=[\s;]|$)/g, 'https://*.app.internal');
}
