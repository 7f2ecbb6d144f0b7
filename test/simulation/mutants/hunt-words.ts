/** What a hunting process tells its parent, one JSON a line. */
export type HuntWord =
  | { readonly tell: 'seed'; readonly seed: number }
  | { readonly tell: 'caught'; readonly seed: number; readonly violation: string }
  | { readonly tell: 'escaped'; readonly seeds: number }
  /** The harness itself went wrong: a patch does not fit, a file was never loaded, a seed threw. */
  | { readonly tell: 'broken'; readonly why: string };

/** What of a runner's report a hunt needs. */
export type HuntedSeed = { readonly violations: readonly unknown[] };

/** A violation as one line of text; where an error was thrown stays out. */
export function violationText(violation: unknown): string {
  const [text = ''] = (typeof violation === 'string' ? violation : JSON.stringify(violation)).split(
    '\n',
  );
  return text.length > 300 ? `${text.slice(0, 299)}…` : text;
}
