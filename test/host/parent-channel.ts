import type { Guest } from './cdp-hub.ts';
import type { CdpMessage } from './cdp-session.ts';
import type { Chromium } from './chromium.ts';

/** What a test says over Node's own IPC channel: no port is ever opened. */
export type FromTest =
  | { readonly kind: 'cdp'; readonly message: CdpMessage }
  | { readonly kind: 'quit' }
  | {
      readonly kind: 'power';
      readonly event: 'suspend' | 'resume' | 'lock-screen' | 'unlock-screen' | 'shutdown';
    };

/** What a test is told. */
export type ToTest =
  | { readonly kind: 'cdp'; readonly message: CdpMessage }
  | { readonly kind: 'ready'; readonly chromiumPid: number };

/** What a test may do to the app. */
export type Levers = {
  quit(): void;
  power(event: Extract<FromTest, { kind: 'power' }>['event']): void;
};

/** Lends Chromium to the process that started this one, when there is one that listens. */
export function serveParent({ hub, pid }: Chromium, levers: Levers): void {
  if (process.send === undefined) return;
  const tell = (message: ToTest): void => {
    if (process.connected) process.send?.(message);
  };
  let admitted: Promise<Guest> | null = null;
  const guest = (): Promise<Guest> => {
    admitted ??= hub.admit((message) => tell({ kind: 'cdp', message }));
    return admitted;
  };
  process.on('message', (message: FromTest) => {
    if (message.kind === 'quit') levers.quit();
    else if (message.kind === 'power') levers.power(message.event);
    else
      guest().then(
        (each) => each.take(message.message),
        () => undefined,
      );
  });
  // A test that died must not leave its till running.
  process.once('disconnect', () => process.exit(1));
  process.channel?.unref();
  tell({ kind: 'ready', chromiumPid: pid });
}
