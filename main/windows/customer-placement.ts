import type { Rectangle } from 'electron';

const size = { width: 1280, height: 800 };

/** A screen of this PC, as far as placing a window goes. */
export type DisplayPlace = { readonly id: number; readonly bounds: Rectangle };

/** Where the customer's window goes. */
export type CustomerPlacement = {
  readonly bounds: Partial<Rectangle> & { readonly width: number; readonly height: number };
  readonly fullscreen: boolean;
};

/** The whole of the first screen that is not the cashier's, or a plain window where there is only one. */
export function customerPlacement(
  displays: readonly DisplayPlace[],
  primaryId: number,
): CustomerPlacement {
  const other = displays.find((display) => display.id !== primaryId);
  if (other === undefined) return { bounds: size, fullscreen: false };
  const { x, y, width, height } = other.bounds;
  return { bounds: { x, y, width, height }, fullscreen: true };
}
