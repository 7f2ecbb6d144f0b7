import type { Told } from '../told-history.ts';

/** A history in which a till does something wrong, and the rule that must say so. */
export type BadStory = {
  readonly does: string;
  /** Part of the rule's name. */
  readonly rule: string;
  readonly story: readonly Told[];
};
