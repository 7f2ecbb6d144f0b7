import type { Frames } from './frames.ts';
import type { HostFrame } from './host-types.ts';
import { strict } from './strict.ts';

/** Electron's view of a page's frames: one object per frame, the same each time; null for one that is gone. */
export type HostFrames = { find(id: string): HostFrame | null };

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
      get parent() {
        return parentId === null ? null : of(parentId);
      },
    });
    return frame;
  }

  function of(id: string): HostFrame {
    const found = made.get(id) ?? make(id);
    made.set(id, found);
    return found;
  }

  return { find: (id) => (framesNow()?.get(id) ? of(id) : null) };
}
