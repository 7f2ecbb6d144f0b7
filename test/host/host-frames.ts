import type { Frames } from './frames.ts';
import type { HostFrame } from './host-types.ts';
import { strict } from './strict.ts';
import { originOf } from './urls.ts';

/** Electron's view of a page's frames: one object per frame, the same each time it is asked for. */
export type HostFrames = { of(id: string): HostFrame };

/** `framesNow` is asked each time, since a crashed page gets new ones. */
export function openHostFrames(framesNow: () => Frames | null): HostFrames {
  const made = new Map<string, HostFrame>();

  function make(id: string): HostFrame {
    const now = () => framesNow()?.get(id) ?? null;
    const parentId = now()?.parentId ?? null;
    const frame: HostFrame = strict('WebFrameMain', {
      get url() {
        return now()?.url ?? '';
      },
      get origin() {
        return originOf(now()?.url ?? '');
      },
      get parent() {
        return parentId === null ? null : of(parentId);
      },
      isDestroyed: () => now() === null,
    });
    return frame;
  }

  function of(id: string): HostFrame {
    const found = made.get(id) ?? make(id);
    made.set(id, found);
    return found;
  }

  return { of };
}
