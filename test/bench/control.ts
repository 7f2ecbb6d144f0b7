import type { Timings } from './abba.ts';
import { type ActName, actNames } from './act-names.ts';
import { type Ratio, ratioOf } from './ratios.ts';

/** The same store twice: what is not 1 between the two is the machine's noise, not anybody's merit. */
export const control = { one: 'raw', again: 'raw again' } as const;

/** How far it may lie from itself before nothing about that act is to be believed. */
export const controlLimit = 0.05;

/** The control's own comparison. */
export type Control = { readonly act: ActName; readonly ratio: Ratio; readonly holds: boolean };

/** The control of every act that was timed with both. */
export function controlsOf(timings: Timings): readonly Control[] {
  return actNames.flatMap((act) => {
    const one = timings.get(control.one)?.get(act);
    const again = timings.get(control.again)?.get(act);
    if (!one || !again) return [];
    const ratio = ratioOf(again.blocks, one.blocks);
    return [{ act, ratio, holds: Math.abs(ratio.ratio - 1) <= controlLimit }];
  });
}
