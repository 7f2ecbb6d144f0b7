import type { CdpHub } from './cdp-hub.ts';
import { isHeadless } from './chromium.ts';
import type { PageTarget } from './page-target.ts';

/** How a window stands on the screen. */
export type WindowPlace = {
  readonly bounds: Electron.Rectangle;
  readonly isShown: boolean;
  readonly isFullScreen: boolean;
};

type State = 'normal' | 'minimized' | 'fullscreen';

/** Chromium has no hidden window, so one that is not shown is minimized where there is a screen. */
function stateFor(place: WindowPlace): State {
  if (isHeadless()) return 'normal';
  if (!place.isShown) return 'minimized';
  return place.isFullScreen ? 'fullscreen' : 'normal';
}

/** Gives Chromium's window that place. The page gets the size asked for: Chromium's own frame is added. */
export async function placePage(hub: CdpHub, page: PageTarget, place: WindowPlace): Promise<void> {
  const { windowId } = await hub.root.send('Browser.getWindowForTarget', {
    targetId: page.targetId,
  });
  const windowState = stateFor(place);
  await hub.root.send('Browser.setWindowBounds', { windowId, bounds: { windowState: 'normal' } });
  const { x: left, y: top, width, height } = place.bounds;
  const frame = await frameOf(page);
  await hub.root.send('Browser.setWindowBounds', {
    windowId,
    bounds: { left, top, width: width + frame.width, height: height + frame.height },
  });
  if (windowState !== 'normal') {
    await hub.root.send('Browser.setWindowBounds', { windowId, bounds: { windowState } });
  }
}

/** What Chromium's window has around the page. */
async function frameOf(page: PageTarget): Promise<{ width: number; height: number }> {
  const { result } = await page.session.send('Runtime.evaluate', {
    expression: '({ width: outerWidth - innerWidth, height: outerHeight - innerHeight })',
    returnByValue: true,
  });
  return result.value;
}
