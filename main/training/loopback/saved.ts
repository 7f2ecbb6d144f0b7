import { isFields } from './request.ts';

/** Saved text as a value; null when it is not JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

export function isRecordOf<T>(
  value: unknown,
  isOne: (one: unknown) => one is T,
): value is Record<string, T> {
  return isFields(value) && Object.values(value).every(isOne);
}

export function isListOf<T>(value: unknown, isOne: (one: unknown) => one is T): value is T[] {
  return Array.isArray(value) && value.every(isOne);
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}
