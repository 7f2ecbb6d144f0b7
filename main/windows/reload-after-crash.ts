import type { WebContents } from 'electron';

/** A page that dies again within this time is left alone: reloading it for ever would help nobody. */
const restMs = 10_000;

/** Brings a crashed page back. Nothing is lost with it: what it showed is main's, and it asks main again. */
export function reloadAfterCrash(contents: WebContents): void {
  let lastMs = Number.NEGATIVE_INFINITY;
  contents.on('render-process-gone', (_event, { reason }) => {
    const nowMs = performance.now();
    if (reason === 'clean-exit' || nowMs - lastMs < restMs) return;
    lastMs = nowMs;
    contents.reload();
  });
}
