import type { Fault, Target } from './faults.ts';
import { handlers } from './handlers.ts';
import { type Fields, isFields } from './request.ts';
import { defaultSwitches, type Switches } from './switches.ts';

type Check = (value: unknown) => boolean;

const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);
const isFlag: Check = (value) => typeof value === 'boolean';
const isText: Check = (value) => typeof value === 'string';
const isCount: Check = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
const isStatus: Check = (value) =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599;
const isCommit = oneOf('done', 'never');

const switchChecks: Readonly<Record<keyof Switches, Check>> = {
  practice: isFlag,
  recordFailed: isFlag,
  declineAs: oneOf('http-500', 'http-200'),
  credentialCode: isText,
  partialCancel: oneOf('allowed', 'refused'),
  balance: oneOf('off', 'on'),
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
  return Object.entries(fields).every(
    ([name, value]) => isSwitch(name) && switchChecks[name](value),
  );
}

function isSwitch(name: string): name is keyof Switches {
  return Object.hasOwn(defaultSwitches(), name);
}

/** A route, `look-ups` or `everything`; null when it is none. */
export function targetOf(value: unknown): Target | null {
  return isTarget(value) ? value : null;
}

function isTarget(value: unknown): value is Target {
  if (typeof value !== 'string') return false;
  return value === 'everything' || value === 'look-ups' || Object.hasOwn(handlers, value);
}

const faultChecks: Readonly<Record<Fault['kind'], Readonly<Record<string, Check>>>> = {
  drop: { commit: isCommit },
  'drop-then-commit': { afterMs: isCount },
  'late-answer': { delayMs: isCount },
  slow: { delayMs: isCount },
  page: { status: isStatus, commit: isCommit },
  empty: { status: isStatus, commit: isCommit },
  unauthorised: {},
  'too-many': { retryAfterS: isCount },
  decline: { text: isText, as: oneOf(undefined, 'http-500', 'http-200') },
  refuse: { status: isStatus, code: Number.isInteger, message: isText },
  garbled: { commit: isCommit },
  truncated: { commit: isCommit },
  huge: { bytes: isCount, commit: isCommit },
  'null-response': {},
  altered: { response: isFields },
  outage: { forMs: isCount },
  'older-shape': {},
};

/** A fault as another process sent it; null when its kind or a field is wrong. */
export function faultOf(value: unknown): Fault | null {
  return isFault(value) ? value : null;
}

function isFault(value: unknown): value is Fault {
  if (!isFields(value) || !isKind(value['kind'])) return false;
  const checks = Object.entries(faultChecks[value['kind']]);
  return checks.every(([name, check]) => check(value[name]));
}

function isKind(kind: unknown): kind is Fault['kind'] {
  return typeof kind === 'string' && Object.hasOwn(faultChecks, kind);
}
