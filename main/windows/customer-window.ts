import { type BrowserWindow, screen } from 'electron';
import { openAppWindow } from './app-window.ts';
import { type CustomerPlacement, customerPlacement } from './customer-placement.ts';

function placementNow(): CustomerPlacement {
  return customerPlacement(screen.getAllDisplays(), screen.getPrimaryDisplay().id);
}

/** The customer's window, kept out of screen recordings. It follows a second screen that comes or goes. */
export function openCustomerWindow({
  preloadFolder,
  swivel,
}: {
  readonly preloadFolder: string;
  /** One screen for both: hidden until it is turned to the customer. */
  readonly swivel: boolean;
}): BrowserWindow {
  const opens = swivel ? 'hidden' : 'quiet';
  const plan = { host: 'customer', opens, preloadFolder } as const;
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
