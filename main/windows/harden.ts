import { app, type Session, type WebContents } from 'electron';
import { isAllowedRequest } from './allowed-request.ts';

/** Before the app is ready: every renderer is sandboxed, and every page that ever opens is shut in. */
export function hardenApp(): void {
  app.enableSandbox();
  app.on('web-contents-created', (_event, contents) => hardenContents(contents));
}

/** A page stays where main put it: it opens nothing, goes nowhere and embeds nothing. */
function hardenContents(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
}

/** After the app is ready: no permission, no device, no download, and no request that is not ours. */
export function hardenSession(
  session: Session,
  { devTools }: { readonly devTools: boolean },
): void {
  session.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !isAllowedRequest(details.url, devTools) });
  });
}
