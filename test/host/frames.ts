import type { CdpSession } from './cdp-session.ts';
import { isolatedWorld } from './page-scripts.ts';
import { mainUrlOf } from './urls.ts';

/** A frame as Chromium tells of it; `url` is main's. */
export type Frame = { readonly id: string; readonly parentId: string | null; readonly url: string };

/** What frames a page has, and which JavaScript contexts of the preload's world live in them. */
export type Frames = {
  get(id: string): Frame | null;
  /** The frame of a context, or null when the context is not the preload's world. Never taken from a message. */
  frameOfContext(contextId: number): Frame | null;
  /** The preload's context in the main frame, while there is one. */
  mainContext(): number | null;
};

/** Follows the events of one page; call it before `Page.enable` and `Runtime.enable`. */
export function followFrames(session: CdpSession, mainFrameId: string): Frames {
  const frames = new Map<string, Frame>([
    [mainFrameId, { id: mainFrameId, parentId: null, url: 'about:blank' }],
  ]);
  const contexts = new Map<number, string>();

  session.on('Page.frameAttached', ({ frameId, parentFrameId }) => {
    frames.set(frameId, { id: frameId, parentId: parentFrameId, url: 'about:blank' });
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    const url = mainUrlOf(frame.url + (frame.urlFragment ?? ''));
    frames.set(frame.id, { id: frame.id, parentId: frame.parentId ?? null, url });
  });
  session.on('Page.navigatedWithinDocument', ({ frameId, url }) => {
    const frame = frames.get(frameId);
    if (frame !== undefined) frames.set(frameId, { ...frame, url: mainUrlOf(url) });
  });
  session.on('Page.frameDetached', ({ frameId, reason }) => {
    if (reason !== 'swap') frames.delete(frameId);
  });
  session.on('Runtime.executionContextCreated', ({ context }) => {
    const frameId: unknown = context.auxData?.['frameId'];
    if (context.name !== isolatedWorld || typeof frameId !== 'string') return;
    contexts.set(context.id, frameId);
  });
  session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
    contexts.delete(executionContextId);
  });
  session.on('Runtime.executionContextsCleared', () => contexts.clear());

  return {
    get: (id) => frames.get(id) ?? null,
    frameOfContext: (contextId) => frames.get(contexts.get(contextId) ?? '') ?? null,
    mainContext: () =>
      [...contexts.entries()].find(([, frameId]) => frameId === mainFrameId)?.[0] ?? null,
  };
}
