import type { PointsView } from '../../../preload/points-views.ts';

export type Seen = PointsView['seen'][number];

/** The drawing's own units; the page scales it. */
export const chartBox = { width: 320, height: 96, edge: 8 } as const;

export type ChartPoint = { readonly x: number; readonly y: number; readonly seen: Seen };

export type ChartShape = {
  /** One per look, oldest first. */
  readonly points: readonly ChartPoint[];
  /** An SVG path: a balance holds until another was seen, so the line goes in steps. */
  readonly path: string;
  readonly lowest: Seen;
  readonly highest: Seen;
  readonly first: Seen;
  readonly last: Seen;
};

/** Where each balance lies in the box; null when none was seen. */
export function chartShapeOf(seen: readonly Seen[]): ChartShape | null {
  const ordered = seen.toSorted((a, b) => a.atMs - b.atMs);
  const [first] = ordered;
  const last = ordered.at(-1);
  if (first === undefined || last === undefined) return null;
  const lowest = ordered.reduce((low, each) => (each.balanceWon < low.balanceWon ? each : low));
  const highest = ordered.reduce((high, each) => (each.balanceWon > high.balanceWon ? each : high));
  const across = scale(first.atMs, last.atMs, chartBox.width);
  const up = scale(lowest.balanceWon, highest.balanceWon, chartBox.height);
  const points = ordered.map((each) => ({
    x: across(each.atMs),
    y: round(chartBox.height - up(each.balanceWon)),
    seen: each,
  }));
  return { points, path: stepsThrough(points), lowest, highest, first, last };
}

/** From `low`…`high` to `edge`…`size − edge`; in the middle when there is no span. */
function scale(low: number, high: number, size: number): (value: number) => number {
  const room = size - 2 * chartBox.edge;
  if (high <= low) return () => size / 2;
  return (value) => round(chartBox.edge + ((value - low) / (high - low)) * room);
}

function stepsThrough(points: readonly ChartPoint[]): string {
  return points.map(({ x, y }, index) => (index === 0 ? `M${x} ${y}` : `H${x}V${y}`)).join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
