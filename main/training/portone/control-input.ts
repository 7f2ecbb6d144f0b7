import {
  areKnownFields,
  type Check,
  type Checks,
  isCount,
  isFlag,
  isKnownKind,
  isStatus,
  isText,
  oneOf,
  wireFaultChecks,
} from '../loopback/checks.ts';
import { type Fields, isFields } from '../loopback/request.ts';
import type { Fault, Target } from './faults.ts';
import { handlers } from './handlers.ts';
import type { Switches } from './switches.ts';

const switchChecks: Readonly<Record<keyof Switches, Check>> = {
  practice: isFlag,
  recordFailed: isFlag,
  declineAs: oneOf('http-500', 'http-200'),
  credentialCode: isText,
  partialCancel: oneOf('allowed', 'refused'),
  balance: oneOf('off', 'on', 'payco'),
  balanceFlaw: oneOf('none', 'sum', 'part'),
  tax: oneOf('taxable', 'tax-free'),
  shape: oneOf('current', 'older'),
  successMessage: oneOf('null', 'string'),
  era: oneOf('either', 'pg', 'channel_key'),
  uniqueness: oneOf('strict', 'weak'),
  commitDelayMs: isCount,
  findAllNothing: oneOf('404', 'empty'),
};

/** Switches as another process sent them; null when a name or a value is wrong. */
export function switchesOf(fields: Fields): Partial<Switches> | null {
  return isPartOf(fields) ? fields : null;
}

function isPartOf(fields: Fields): fields is Partial<Switches> {
  return areKnownFields(fields, switchChecks);
}

/** A route, `look-ups` or `everything`; null when it is none. */
export function targetOf(value: unknown): Target | null {
  return isTarget(value) ? value : null;
}

function isTarget(value: unknown): value is Target {
  if (typeof value !== 'string') return false;
  return value === 'everything' || value === 'look-ups' || Object.hasOwn(handlers, value);
}

const faultChecks: Readonly<Record<Fault['kind'], Checks>> = {
  ...wireFaultChecks,
  unauthorised: {},
  'too-many': { retryAfterS: isCount },
  decline: { text: isText, as: oneOf(undefined, 'http-500', 'http-200') },
  refuse: { status: isStatus, code: Number.isInteger, message: isText },
  'null-response': {},
  altered: { response: isFields },
  'older-shape': {},
};

/** A fault as another process sent it; null when its kind or a field is wrong. */
export function faultOf(value: unknown): Fault | null {
  return isFault(value) ? value : null;
}

function isFault(value: unknown): value is Fault {
  return isKnownKind(value, faultChecks);
}
