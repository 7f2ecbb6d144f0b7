/** A check as it is named everywhere: what it says, what of ours it settles, and where it can be run. */
export type CheckWords = {
  readonly ko: string;
  readonly en: string;
  /** Lines of the security checklist (S-nn), or points that were only imitated so far. */
  readonly settles: string;
  /** `both`: the stand-in can imitate it, so the same code runs in the ordinary tests too. */
  readonly where: 'electron' | 'both';
  /** `figure`: measured and told, never passed or failed. */
  readonly kind: 'check' | 'figure';
};

/** One that passes or fails. */
export function check(
  where: CheckWords['where'],
  settles: string,
  en: string,
  ko: string,
): CheckWords {
  return { ko, en, settles, where, kind: 'check' };
}

/** One that is measured. */
export function figure(
  where: CheckWords['where'],
  settles: string,
  en: string,
  ko: string,
): CheckWords {
  return { ko, en, settles, where, kind: 'figure' };
}
