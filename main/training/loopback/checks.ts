import type { WireFault } from './faults.ts';
import { isFields } from './request.ts';

/** Whether a value that another process sent may be taken. */
export type Check = (value: unknown) => boolean;

/** What each field of a thing must pass. */
export type Checks = Readonly<Record<string, Check>>;

export const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);
export const isFlag: Check = (value) => typeof value === 'boolean';
export const isText: Check = (value) => typeof value === 'string';
export const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
export const isStatus: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;
export const isCommit = oneOf('done', 'never');

/** The fields of every fault on the wire. */
export const wireFaultChecks: Readonly<Record<WireFault['kind'], Checks>> = {
  drop: { commit: isCommit },
  'drop-then-commit': { afterMs: isCount },
  'late-answer': { delayMs: isCount },
  slow: { delayMs: isCount },
  page: { status: isStatus, commit: isCommit },
  empty: { status: isStatus, commit: isCommit },
  garbled: { commit: isCommit },
  truncated: { commit: isCommit },
  huge: { bytes: isCount, commit: isCommit },
  outage: { forMs: isCount },
};

/** Whether a value is one of the things in the table, with all its fields right. */
export function isKnownKind(value: unknown, table: Readonly<Record<string, Checks>>): boolean {
  if (!isFields(value)) return false;
  const { kind } = value;
  if (typeof kind !== 'string' || !Object.hasOwn(table, kind)) return false;
  return Object.entries(table[kind] ?? {}).every(([name, check]) => check(value[name]));
}

/** Whether every field is in the table and right; fields may be left out. */
export function areKnownFields(fields: Readonly<Record<string, unknown>>, table: Checks): boolean {
  return Object.entries(fields).every(
    ([name, value]) => Object.hasOwn(table, name) && table[name]?.(value) === true,
  );
}
