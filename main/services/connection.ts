import type { PortOne } from '../gateway/portone-port.ts';
import type { Clock } from '../ports/clock.ts';

/** Whether the provider can be reached, as far as the last call knew. */
export type Connection = {
  online(): boolean;
  /** Told by every call: true for any answer, false when nothing could be sent. */
  heard(online: boolean): void;
  stop(): void;
};

type Parts = {
  readonly clock: Clock;
  readonly portone: Pick<PortOne, 'channels'>;
  /** Called when it changes. */
  readonly changed: (online: boolean) => void;
};

const probeMs = 5_000;

/** Believed until a call cannot be sent; then asked for every few seconds until something answers. */
export function createConnection({ clock, portone, changed }: Parts): Connection {
  let online = true;
  let stopTimer: () => void = () => undefined;
  let stopped = false;

  const heard = (now: boolean): void => {
    if (now === online || stopped) return;
    online = now;
    changed(online);
    if (online) stopTimer();
    else stopTimer = clock.after(probeMs, probe);
  };
  const probe = (): void => {
    void portone.channels().then((reply) => {
      if (stopped || online) return;
      if (reply.ok || reply.failure.sent) heard(true);
      else stopTimer = clock.after(probeMs, probe);
    });
  };
  return {
    online: () => online,
    heard,
    stop() {
      stopped = true;
      stopTimer();
    },
  };
}
