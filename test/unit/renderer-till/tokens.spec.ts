import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const file = resolve(import.meta.dirname, '../../../renderer/shared/tokens.css');
const css = readFileSync(file, 'utf8');

/** The value of a token in the usual theme, or in the one of `prefers-contrast: more`. */
function colour(name: string, block: string): string {
  const value = new RegExp(`--${name}: (#[0-9a-f]{6});`).exec(block)?.[1];
  if (value === undefined) throw new Error(`no colour called ${name}`);
  return value;
}

const usual = css.slice(css.indexOf(':root'), css.indexOf('@media'));
const strong = css.slice(css.indexOf('prefers-contrast'), css.indexOf('prefers-reduced-motion'));

/** WCAG's relative luminance. */
function luminanceOf(hex: string): number {
  const parts = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.039_28 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * (parts[0] ?? 0) + 0.7152 * (parts[1] ?? 0) + 0.0722 * (parts[2] ?? 0);
}

function contrastOf(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ['surface', 'surface-2', 'surface-3'];
const states = ['approved', 'declined', 'unknown', 'offline', 'pending'];
const pairs: readonly (readonly [string, string, number])[] = [
  ...surfaces.flatMap((surface) => [
    ...['ink', 'ink-2', 'ink-3'].map((ink) => [ink, surface, 4.5] as const),
    ['line', surface, 3] as const,
    ['focus', surface, 3] as const,
  ]),
  ['on-primary', 'primary', 4.5],
  ['on-primary', 'primary-hover', 4.5],
  ...states.map((state) => [`on-${state}`, state, 4.5] as const),
  ...states.map((state) => [`${state}-text`, `${state}-tint`, 4.5] as const),
  ['pending-edge', 'surface', 3],
  ['declined', 'surface', 4.5],
  ['unknown', 'surface', 4.5],
];

describe('the colours', () => {
  it.each(pairs)('%s on %s has a contrast of at least %f', (one, other, least) => {
    expect(contrastOf(colour(one, usual), colour(other, usual))).toBeGreaterThanOrEqual(least);
  });

  it('are black on white where more contrast is asked for', () => {
    for (const ink of ['ink', 'ink-2', 'ink-3', 'line'])
      expect(colour(ink, strong)).toBe('#000000');
  });
});
