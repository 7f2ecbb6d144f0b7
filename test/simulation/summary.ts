import { faultNames } from './faults/fault-list.ts';
import { killPoints } from './life/kill-points.ts';
import { expectedEdges } from './oracle/edges.ts';
import type { SeedReport } from './run-seed.ts';

/** What a process that runs seeds tells of one: everything but its history. */
export type SeedResult = Omit<SeedReport, 'history'>;

/** What many seeds came to. */
export type Summary = {
  seeds: number;
  sales: number;
  lateDoubles: number;
  readonly violations: { readonly seed: number; readonly violations: readonly string[] }[];
  readonly faults: Map<string, number>;
  readonly kills: Map<string, number>;
  readonly edges: Map<string, number>;
};

export function newSummary(): Summary {
  return {
    seeds: 0,
    sales: 0,
    lateDoubles: 0,
    violations: [],
    faults: new Map(),
    kills: new Map(),
    edges: new Map(),
  };
}

export function addSeed(summary: Summary, result: SeedResult): void {
  const { seed, violations } = result;
  summary.seeds += 1;
  summary.sales += result.sales;
  summary.lateDoubles += result.lateDoubles;
  if (violations.length > 0) summary.violations.push({ seed, violations });
  addCounts(summary.faults, result.faults);
  addCounts(summary.kills, result.kills);
  addCounts(summary.edges, result.edges);
}

function addCounts(into: Map<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) into.set(name, (into.get(name) ?? 0) + count);
}

export function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0);
}

/** What must have happened at least once in this many seeds; fewer prove nothing. */
export const judgedFrom = 2_000;

/** Passed in so few days that only this many are judged by them. */
const rareFrom = 20_000;

function isRare(point: string): boolean {
  return point.startsWith('write found before sending:');
}

/** Faults, edges and kill points that never came up. */
export function neverHappened({ seeds, faults, edges, kills }: Summary): readonly string[] {
  const points = killPoints.filter((point) => seeds >= rareFrom || !isRare(point));
  return [
    ...faultNames().filter((name) => !faults.has(name)),
    ...expectedEdges.filter((edge) => !edges.has(edge)),
    ...points.filter((point) => !kills.has(point)).map((point) => `kill at ${point}`),
  ];
}
