import type { CdpHub } from './cdp-hub.ts';
import type { CdpEvents, CdpSession } from './cdp-session.ts';
import { type Frame, type Frames, followFrames } from './frames.ts';
import { isolatedWorld, type PageScripts } from './page-scripts.ts';
import { mainUrlOf } from './urls.ts';
import type { FromPage, ToPage } from './world-scripts/isolated-world.ts';

/** A request that waits for its answer. */
export type Paused = CdpEvents['Fetch.requestPaused'];

/** What a page asks of the window it belongs to. */
export type PageOwner = {
  /** From the preload's world of the main frame; `answer` reaches that document and no later one. */
  hear(message: FromPage, frame: Frame, answer: (reply: ToPage) => void): void;
  /** A request went out; it waits until this resolves. */
  request(page: PageTarget, paused: Paused): Promise<void>;
  open(details: { readonly url: string; readonly name: string; readonly features: string }): void;
  loaded(page: PageTarget): void;
};

/** One page of Chromium with both worlds in place. */
export type PageTarget = {
  readonly targetId: string;
  readonly session: CdpSession;
  readonly frames: Frames;
  /** Whether the page itself announced this navigation; each announcement counts once. */
  wasAnnounced(frameId: string, url: string): boolean;
  /** To the preload in the main frame, in order; nowhere when no document is there. */
  deliver(message: ToPage): void;
};

export async function openPageTarget(
  hub: CdpHub,
  scripts: PageScripts,
  owner: PageOwner,
): Promise<PageTarget> {
  const { targetId } = await hub.root.send('Target.createTarget', {
    url: 'about:blank',
    newWindow: true,
  });
  const session = await hub.attach(targetId);
  const frames = followFrames(session, targetId);
  const announced = new Map<string, string>();
  const outbox = openOutbox(session, scripts.names.deliver);
  const page: PageTarget = {
    targetId,
    session,
    frames,
    wasAnnounced(frameId, url) {
      const found = announced.get(frameId) === url;
      if (found) announced.delete(frameId);
      return found;
    },
    deliver(message) {
      const context = frames.mainContext();
      if (context !== null) outbox(context, message);
    },
  };

  session.on('Page.frameRequestedNavigation', ({ frameId, url }) => announced.set(frameId, url));
  session.on('Page.loadEventFired', () => owner.loaded(page));
  session.on('Page.windowOpen', ({ url, windowName, windowFeatures }) => {
    owner.open({ url: mainUrlOf(url), name: windowName, features: windowFeatures.join(',') });
  });
  session.on('Page.javascriptDialogOpening', () => {
    session.send('Page.handleJavaScriptDialog', { accept: false }).catch(() => undefined);
  });
  session.on('Fetch.requestPaused', (paused) => {
    owner.request(page, paused).catch(throwLater);
  });
  session.on('Runtime.bindingCalled', ({ name, payload, executionContextId }) => {
    const frame = frames.frameOfContext(executionContextId);
    if (name !== scripts.names.binding || frame === null || frame.id !== targetId) return;
    owner.hear(JSON.parse(payload), frame, (reply) => outbox(executionContextId, reply));
  });

  await prepare(session, scripts);
  return page;
}

async function prepare(session: CdpSession, scripts: PageScripts): Promise<void> {
  const { names, main, isolated, javascript } = scripts;
  await Promise.all([
    session.send('Page.enable'),
    session.send('Runtime.enable'),
    session.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] }),
    session.send('Runtime.addBinding', {
      name: names.binding,
      executionContextName: isolatedWorld,
    }),
    session.send('Page.addScriptToEvaluateOnNewDocument', { source: main }),
    session.send('Page.addScriptToEvaluateOnNewDocument', {
      source: isolated,
      worldName: isolatedWorld,
    }),
    session.send('Emulation.setFocusEmulationEnabled', { enabled: true }),
    session.send('Emulation.setScriptExecutionDisabled', { value: !javascript }),
  ]);
}

/** What is said to one document in one turn goes as one list, so its order holds. */
function openOutbox(
  session: CdpSession,
  deliver: string,
): (contextId: number, message: ToPage) => void {
  const waiting = new Map<number, ToPage[]>();
  return (contextId, message) => {
    const list = waiting.get(contextId);
    if (list !== undefined) {
      list.push(message);
      return;
    }
    const first = [message];
    waiting.set(contextId, first);
    queueMicrotask(() => {
      waiting.delete(contextId);
      session
        .send('Runtime.callFunctionOn', {
          executionContextId: contextId,
          functionDeclaration: `(messages) => globalThis[${JSON.stringify(deliver)}](messages)`,
          arguments: [{ value: first }],
          silent: true,
        })
        .catch(() => undefined);
    });
  };
}

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
