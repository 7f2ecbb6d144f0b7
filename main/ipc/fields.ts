import { z } from 'zod';
import type { Refusal, Rule } from '../../preload/failure.ts';
import type { Won } from '../../preload/views.ts';
import { faultsOf } from '../config/settings-problem.ts';
import { printerCharsMax } from '../config/settings-schema.ts';
import { isIssuanceId, issuanceIdCharsMax } from '../domain/points/issuance-id.ts';
import { isWon, wonMax } from '../domain/won.ts';
import { lengthOf } from '../gateway/limits.ts';
import { type KeyPart, keyFault, pointsKeyFault } from '../secrets/key-limits.ts';
import { Refused } from './register.ts';

type Broken = { readonly rule: Rule; readonly detail?: NonNullable<Refusal['detail']> };
type Check = (value: string) => Broken | null;

// Half a letter has no UTF-8 and cannot be sent; the rest would turn or break the line it stands in.
const control = /[\p{Cc}\p{Surrogate}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** A string that passes every check; the first one broken is its fault. */
function checked(...checks: readonly Check[]): z.ZodType<string> {
  return z.string().superRefine((value, context) => {
    const broken = checks.map((check) => check(value)).find((fault) => fault !== null);
    if (broken) context.addIssue({ code: 'custom', params: broken });
  });
}

const notBlank: Check = (value) => (value.trim() === '' ? { rule: 'missing' } : null);
const notEmpty: Check = (value) => (value === '' ? { rule: 'missing' } : null);
const noControl: Check = (value) => (control.test(value) ? { rule: 'has-control' } : null);

/** At most `limit` characters as people count them. */
function atMost(limit: number): Check {
  return (value) => {
    const was = lengthOf(value);
    return was > limit ? { rule: 'too-long', detail: { limit, was } } : null;
  };
}

function shaped(pattern: RegExp): Check {
  return (value) => (pattern.test(value) ? null : { rule: 'format' });
}

/** At least `limit` characters beside blanks at the ends. */
function atLeast(limit: number): Check {
  return (value) => {
    const was = lengthOf(value.trim());
    return was < limit ? { rule: 'too-short', detail: { limit, was } } : null;
  };
}

/** Text of one line for people: no control characters, from `min` to `max` characters. */
export function text(max: number, min = 1): z.ZodType<string> {
  return checked(notBlank, atLeast(min), atMost(max), noControl);
}

/** The customer's ID or password: anything a keyboard makes, at most 64 characters. */
export const secretText: z.ZodType<string> = checked(notEmpty, atMost(64), noControl);

/** An API key or its secret, as the keychain takes it. */
export function keyText(part: KeyPart): z.ZodType<string> {
  return checked((value) => keyFault(part, value));
}

/** An access key of Bunjang's or its secret. */
export function pointsKeyText(part: KeyPart): z.ZodType<string> {
  return checked((value) => pointsKeyFault(part, value));
}

/** An order number as the provider takes it: at most 40 characters of its alphabet. */
export const merchantUid: z.ZodType<string> = checked(
  notEmpty,
  atMost(40),
  shaped(/^[A-Za-z0-9._-]+$/),
);

/** The provider's number of a transaction, as its console shows it. */
export const impUid: z.ZodType<string> = checked(notEmpty, atMost(40), shaped(/^[A-Za-z0-9_-]+$/));

/** Bunjang's number of an issuance. */
export const issuanceId: z.ZodType<string> = checked(
  notEmpty,
  atMost(issuanceIdCharsMax),
  (value) => (isIssuanceId(value) ? null : { rule: 'format' }),
);

/** This till's own number of a request for points. */
export const requestId: z.ZodType<string> = checked(notEmpty, shaped(/^[A-Z0-9]{6}$/));

/** What the operating system calls a printer; empty for its default one. */
export const printerName: z.ZodType<string> = checked(atMost(printerCharsMax), noControl);

/** Millimetres across the paper. */
export const paperMm = z.literal([80, 58]);

/** Whole won, above zero, at most eight digits. */
export const wonAbove0 = wonThat(wonAbove0Fault);

/** Whole won, zero or more, at most eight digits. */
export const wonOrNone = wonThat((value) => (Object.is(value, 0) ? null : wonAbove0Fault(value)));

function wonThat(faultOf: (value: unknown) => Broken | null) {
  return z
    .custom<Won>(() => true)
    .superRefine((value: unknown, context) => {
      const broken = faultOf(value);
      if (broken) context.addIssue({ code: 'custom', params: broken });
    });
}

function wonAbove0Fault(value: unknown): Broken | null {
  if (typeof value !== 'number' || Number.isNaN(value)) return { rule: 'not-a-number' };
  if (!Number.isInteger(value)) return { rule: 'whole-won' };
  if (value <= 0) return { rule: 'above-zero' };
  return isWon(value) ? null : { rule: 'too-many-digits', detail: { limit: wonMax } };
}

/**
 * Parses one argument; the first fault is thrown as `Refused` with its field named `<name>.<field>`.
 * No value is ever part of it.
 */
export function parsed<T>(schema: z.ZodType<T>, name: string, raw: unknown): T {
  const result = schema.safeParse(raw, { reportInput: true });
  if (result.success) return result.data;
  const [first] = faultsOf(result.error.issues);
  const { field = '', ...broken } = first ?? { rule: 'format' as const };
  throw new Refused({
    kind: 'refused',
    field: field === '' ? name : `${name}.${field}`,
    ...broken,
  });
}
