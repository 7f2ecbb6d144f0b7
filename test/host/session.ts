import type {
  BeforeRequest,
  CheckHandler,
  HostSession,
  HostWebContents,
  RequestHandler,
  SessionEvents,
} from './host-types.ts';
import type { AskPermission } from './permissions.ts';
import { proxyFromEnvironment } from './proxy-from-environment.ts';
import type { AskBeforeRequest } from './requests.ts';
import { eventsOf, signal } from './signals.ts';
import { strict } from './strict.ts';
import { record } from './trace.ts';

/** The default session, and the questions its handlers answer. */
export type SessionHost = {
  readonly session: HostSession;
  askPermission(contents: HostWebContents, pageUrl: string): AskPermission;
  readonly askBeforeRequest: AskBeforeRequest;
};

/** All that main may set. */
type Settings = {
  request: RequestHandler | null;
  check: CheckHandler | null;
  beforeRequest: BeforeRequest | null;
};

/** `changed` is told when a permission handler was set, since its answers must then be asked again. */
export function openSession(changed: () => void): SessionHost {
  const settings: Settings = { request: null, check: null, beforeRequest: null };
  return {
    session: makeSession(settings, changed),
    askPermission: (contents, requestingUrl) => async (permission) => {
      const details = { isMainFrame: true, requestingUrl };
      const { check, request } = settings;
      if (check?.(contents, permission, requestingUrl, details) === false) return false;
      if (request === null) return true;
      return new Promise((resolve) => request(contents, permission, resolve, details));
    },
    askBeforeRequest: (details) =>
      new Promise((resolve) => {
        if (settings.beforeRequest === null) resolve(true);
        else settings.beforeRequest(details, (response) => resolve(response.cancel !== true));
      }),
  };
}

function makeSession(settings: Settings, changed: () => void): HostSession {
  const events = eventsOf<SessionEvents>('session', { 'will-download': signal() });
  return strict('session', {
    setPermissionRequestHandler(handler) {
      settings.request = handler;
      record('session.setPermissionRequestHandler', handler !== null);
      changed();
    },
    setPermissionCheckHandler(handler) {
      settings.check = handler;
      record('session.setPermissionCheckHandler', handler !== null);
      changed();
    },
    /** Chromium's choosers for devices are never answered here, so no device is ever given. */
    setDevicePermissionHandler(handler) {
      record('session.setDevicePermissionHandler', handler !== null);
    },
    setSpellCheckerEnabled(enable) {
      record('session.setSpellCheckerEnabled', enable);
    },
    resolveProxy: async (url: string) => proxyFromEnvironment(url),
    webRequest: strict('session.webRequest', {
      onBeforeRequest(listener: BeforeRequest | null) {
        settings.beforeRequest = listener;
        record('session.webRequest.onBeforeRequest', listener !== null);
      },
    }),
    on: events.on,
  });
}
