import { call } from './call.ts';
import type { PointsTested } from './points-views.ts';
import type { Settings } from './settings.ts';
import type { ChannelView, Mode, SettingsProblem } from './views.ts';

/** The set-up: settings go both ways, keys only in. */
export const setupCalls = {
  /** What the file says; `runMode` is the mode the command line gives this run instead, if any. */
  settings:
    call<
      () => {
        readonly settings: Settings;
        readonly problems: readonly SettingsProblem[];
        readonly runMode: Mode | null;
      }
    >(),
  save: call<(settings: Settings) => null>(),
  /** Tries the keys with a real token call, then keeps them. They never come back. */
  saveKeys:
    call<
      (keys: { readonly key: string; readonly secret: string; readonly thisRunOnly: boolean }) => {
        readonly channels: readonly ChannelView[];
      }
    >(),
  /** A token call and the channel list with the stored keys. */
  test: call<() => { readonly channels: readonly ChannelView[] }>(),
  /** Asks the keychain again after it was unlocked. */
  unlock: call<() => null>(),
  /** Tries Bunjang's keys with a balance call, then keeps them. They never come back. */
  savePointsKeys:
    call<
      (keys: {
        readonly key: string;
        readonly secret: string;
        readonly thisRunOnly: boolean;
      }) => PointsTested
    >(),
  /** A balance call with the stored keys of Bunjang. */
  testPoints: call<() => PointsTested>(),
} as const;
