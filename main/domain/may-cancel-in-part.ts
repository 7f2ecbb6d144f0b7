import type { Settings } from '../../preload/settings.ts';

/** Whether points may be cancelled in part: practised in training, elsewhere the shop's choice. */
export function mayCancelInPart({ mode, sale: { partialCancel } }: Settings): boolean {
  return mode === 'training' || partialCancel;
}
