import type { z } from 'zod';
import type { Rule } from '../../preload/failure.ts';

/** What is wrong with the settings, field by field (`shop.tillId`); `''` is the whole file. */
export type SettingsFault = {
  readonly field: string;
  readonly rule: Rule;
  readonly detail?: Readonly<Record<string, string | number>>;
};

/** The rule a check of ours names; it travels in zod's `params`. */
export type BrokenRule = Pick<SettingsFault, 'rule' | 'detail'>;

type Issue = z.core.$ZodIssue;

/**
 * The faults a zod parse found, the first of each field; unknown keys become one fault each. Never
 * repeats a value.
 */
export function faultsOf(issues: readonly Issue[]): readonly SettingsFault[] {
  const faults = issues.flatMap(faultsIn);
  return [...new Map(faults.toReversed().map((fault) => [fault.field, fault])).values()].reverse();
}

function faultsIn(issue: Issue): readonly SettingsFault[] {
  if (issue.code !== 'unrecognized_keys') return [{ field: fieldOf(issue.path), ...ruleOf(issue) }];
  return issue.keys.map((key) => ({
    field: fieldOf([...issue.path, key.slice(0, 60)]),
    rule: 'unknown-field',
  }));
}

function fieldOf(path: readonly PropertyKey[]): string {
  return path.map(String).join('.');
}

function ruleOf(issue: Exclude<Issue, { code: 'unrecognized_keys' }>): BrokenRule {
  switch (issue.code) {
    case 'invalid_type':
      return { rule: typeRule(issue) };
    case 'invalid_value':
      return valueRule(issue);
    case 'too_small':
      return { rule: issue.origin === 'string' ? 'missing' : 'above-zero' };
    case 'too_big':
      return {
        rule: issue.origin === 'number' || issue.origin === 'int' ? 'over-limit' : 'too-long',
        detail: { limit: Number(issue.maximum) },
      };
    case 'custom':
      return isBrokenRule(issue.params) ? issue.params : { rule: 'format' };
    case 'invalid_format':
    case 'not_multiple_of':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return { rule: 'format' };
  }
}

const typeRules: ReadonlyMap<string, BrokenRule['rule']> = new Map([
  ['string', 'not-text'],
  ['number', 'not-a-number'],
  ['int', 'whole-won'],
  ['object', 'not-an-object'],
]);

function typeRule(issue: z.core.$ZodIssueInvalidType): BrokenRule['rule'] {
  if (issue.input === undefined) return 'missing';
  return typeRules.get(issue.expected) ?? 'format';
}

function valueRule(issue: z.core.$ZodIssueInvalidValue): BrokenRule {
  if (issue.input === undefined) return { rule: 'missing' };
  return { rule: 'one-of', detail: { allowed: issue.values.map(String).join(', ') } };
}

function isBrokenRule(params: unknown): params is BrokenRule {
  return typeof params === 'object' && params !== null && 'rule' in params;
}
