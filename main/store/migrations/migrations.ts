import { breakdownBooks } from './0001-breakdowns.ts';
import { firstBooks } from './0001-first-books.ts';
import { firstGuards } from './0001-guards.ts';
import { pointsBooks } from './0001-points.ts';
import { printEnds } from './0002-prints.ts';
import { unsurePrints } from './0003-unsure-prints.ts';

/** The steps from an empty file to the newest books; the n-th makes version n. Never edited, only added to. */
export const migrations: readonly string[] = [
  [firstBooks, firstGuards, pointsBooks, breakdownBooks].join('\n'),
  printEnds,
  unsurePrints,
];
