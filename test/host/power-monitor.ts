import type { Fits } from './fits.ts';
import type { Emitter } from './host-types.ts';
import { type Events, eventsOf, signal } from './signals.ts';
import { strict } from './strict.ts';

export type PowerEvents = {
  suspend: [];
  resume: [];
  'lock-screen': [];
  'unlock-screen': [];
  shutdown: [];
};

export type HostPowerMonitor = Pick<Emitter<PowerEvents>, 'on'>;

export type PowerFits = Fits<Electron.PowerMonitor, HostPowerMonitor>;

/** No real event of the machine reaches this; a test tells it one. */
export type PowerHost = {
  readonly powerMonitor: HostPowerMonitor;
  emit(event: keyof PowerEvents): boolean;
};

export function openPowerMonitor(): PowerHost {
  const events: Events<PowerEvents> = eventsOf('powerMonitor', {
    suspend: signal(),
    resume: signal(),
    'lock-screen': signal(),
    'unlock-screen': signal(),
    shutdown: signal(),
  });
  return {
    powerMonitor: strict('powerMonitor', { on: events.on }),
    emit: (event) => events.emit(event),
  };
}
