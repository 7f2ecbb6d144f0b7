import type { Won } from '../../preload/views.ts';
import { isWon } from '../domain/won.ts';

/** One row as SQLite gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** The words a column may hold; an object, so that the compiler sees that none is missing. */
export type Words<T extends string> = Readonly<Record<T, true>>;

/** Thrown while a row is read and caught where rows are read; never leaves the store. */
export class Misread extends Error {
  readonly column: string;

  constructor(column: string) {
    super(`cannot read ${column}`);
    this.name = 'Misread';
    this.column = column;
  }
}

export function textIn(row: Row, column: string): string {
  const value = row[column];
  if (typeof value !== 'string') throw new Misread(column);
  return value;
}

export function textOrNullIn(row: Row, column: string): string | null {
  return row[column] === null ? null : textIn(row, column);
}

export function wholeIn(row: Row, column: string): number {
  const value = row[column];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new Misread(column);
  return value;
}

export function wholeOrNullIn(row: Row, column: string): number | null {
  return row[column] === null ? null : wholeIn(row, column);
}

export function wonIn(row: Row, column: string): Won {
  const value = row[column];
  if (!isWon(value)) throw new Misread(column);
  return value;
}

export function wonOrNullIn(row: Row, column: string): Won | null {
  return row[column] === null ? null : wonIn(row, column);
}

/** True for 1, false for 0. */
export function flagIn(row: Row, column: string): boolean {
  const value = wholeIn(row, column);
  if (value !== 0 && value !== 1) throw new Misread(column);
  return value === 1;
}

export function flagOrNullIn(row: Row, column: string): boolean | null {
  return row[column] === null ? null : flagIn(row, column);
}

export function wordIn<T extends string>(row: Row, column: string, words: Words<T>): T {
  const value = textIn(row, column);
  if (!isWord(value, words)) throw new Misread(column);
  return value;
}

export function wordOrNullIn<T extends string>(
  row: Row,
  column: string,
  words: Words<T>,
): T | null {
  return row[column] === null ? null : wordIn(row, column, words);
}

function isWord<T extends string>(value: string, words: Words<T>): value is T {
  return Object.hasOwn(words, value);
}

/** An object stored as JSON text. */
export function objectIn(row: Row, column: string): Row {
  const value = jsonIn(row, column);
  if (!isObject(value)) throw new Misread(column);
  return value;
}

/** A list of objects stored as JSON text. */
export function objectsIn(row: Row, column: string): readonly Row[] {
  const value = jsonIn(row, column);
  if (!Array.isArray(value) || !value.every(isObject)) throw new Misread(column);
  return value;
}

function jsonIn(row: Row, column: string): unknown {
  const text = textIn(row, column);
  try {
    return JSON.parse(text);
  } catch {
    throw new Misread(column);
  }
}

function isObject(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
