import { type BrowserWindow, screen } from 'electron';
import { openAppWindow } from './app-window.ts';
import { type CustomerPlacement, customerPlacement } from './customer-placement.ts';

function placementNow(): CustomerPlacement {
  return customerPlacement(screen.getAllDisplays(), screen.getPrimaryDisplay().id);
}

/** The customer's window, kept out of screen recordings. It follows a second screen that comes or goes. */
export function openCustomerWindow({
  preloadFolder,
}: {
  readonly preloadFolder: string;
}): BrowserWindow {
  const plan = { host: 'customer', takesFocus: false, preloadFolder } as const;
  const window = openAppWindow({ ...plan, ...placementNow() });
  window.setContentProtection(true);
  const place = (): void => {
    const { bounds, fullscreen } = placementNow();
    window.setFullScreen(false);
    window.setBounds(bounds);
    window.setFullScreen(fullscreen);
  };
  screen.on('display-added', place);
  screen.on('display-removed', place);
  window.on('closed', () => {
    screen.removeListener('display-added', place);
    screen.removeListener('display-removed', place);
  });
  return window;
}
