import { z } from 'zod';

/** 31 December 9999: what lies beyond is no time in seconds. */
const unixSMax = 253_402_300_799;

/** The longest text that is kept; the longest any document names is 300. */
const textMax = 1_000;

/** Text, or null when it is missing, null, far too long or not text. For facts that are only shown. */
export const text = z.string().max(textMax).nullable().catch(null);

/** A name that a payment is known by: text that is not empty. The documents say 32 and 40. */
export const uid = z.string().min(1).max(100);

/** A status, known or not. */
export const word = z.string().min(1).max(40);

/** ISO 4217; the three letters are not insisted on. */
export const currency = z.string().max(40).nullish();

/** Yes, no, or null when the answer does not say. */
export const flag = z.boolean().nullable().catch(null);

/** A number of instalments and the like: an integer, sent as number or digits; else null. */
export const count = z
  .union([z.int().min(0).max(999_999), digits(6).transform(Number)])
  .nullable()
  .catch(null);

/** A code sent as text or as a number, kept as text; else null. */
export const code = z
  .union([z.string().max(textMax), z.int().transform(String)])
  .nullable()
  .catch(null);

/** UNIX seconds, sent as number or digits. 0: it has not happened, or the answer does not say. */
export const unixS = z
  .union([z.int(), digits(12).transform(Number)])
  .pipe(z.int().min(0).max(unixSMax))
  .catch(0);

/** An amount: whole won, zero or more. Anything else makes the answer malformed. */
export const wholeWon = z.int().nonnegative().transform(plainZero);

/** A part of a breakdown: whole won, negative in rows that take back. */
export const signedWon = z.int().transform(plainZero);

/** JSON text as it was echoed; what came unquoted is quoted again. */
export const jsonText = z
  .unknown()
  .transform((value) => {
    if (value === undefined || value === null || isEndless(value)) return null;
    return typeof value === 'string' ? value : JSON.stringify(value);
  })
  .catch(null);

/** `1e400` is read as infinity, which JSON could only write as null. */
function isEndless(value: unknown): boolean {
  return typeof value === 'number' && !Number.isFinite(value);
}

function digits(lengthMax: number) {
  return z
    .string()
    .regex(/^[0-9]+$/)
    .max(lengthMax);
}

/** JSON knows a minus zero; money does not. */
function plainZero(value: number): number {
  return value + 0;
}
