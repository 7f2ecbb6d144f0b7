import type { Fits } from './fits.ts';
import type { Emitter } from './host-types.ts';
import { type Events, eventsOf, signal } from './signals.ts';
import { strict } from './strict.ts';

type Display = Pick<Electron.Display, 'id' | 'bounds'>;

export type ScreenEvents = {
  'display-added': [event: unknown, display: Display];
  'display-removed': [event: unknown, display: Display];
};

export type HostScreen = Pick<Emitter<ScreenEvents>, 'on' | 'removeListener'> & {
  getAllDisplays(): Display[];
  getPrimaryDisplay(): Display;
};

export type ScreenFits = Fits<Electron.Screen, HostScreen>;

/** `BENEPIA_HOST_DISPLAYS` says how many screens main is told of; they stand side by side. */
function displays(): [Display, ...Display[]] {
  const count = Number(process.env['BENEPIA_HOST_DISPLAYS'] ?? '1');
  const others = Array.from({ length: count - 1 }, (_each, index) => displayAt(index + 1));
  return [displayAt(0), ...others];
}

function displayAt(index: number): Display {
  return { id: index + 1, bounds: { x: index * 1920, y: 0, width: 1920, height: 1080 } };
}

export function openScreen(isReady: () => boolean): HostScreen {
  const events: Events<ScreenEvents> = eventsOf('screen', {
    'display-added': signal(),
    'display-removed': signal(),
  });
  function onlyWhenReady(): void {
    if (!isReady()) throw new Error('host: screen before app is ready');
  }
  return strict('screen', {
    getAllDisplays() {
      onlyWhenReady();
      return displays();
    },
    getPrimaryDisplay() {
      onlyWhenReady();
      return displays()[0];
    },
    on: events.on,
    removeListener: events.removeListener,
  });
}
