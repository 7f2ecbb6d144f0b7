import { appendFileSync } from 'node:fs';

/** What a test may want to know afterwards. IPC from a page is noted without its content: it holds passwords. */
export type TraceLine =
  | {
      readonly direction: 'to-page';
      readonly window: string;
      readonly channel: string;
      readonly payload: unknown;
    }
  | { readonly direction: 'to-main'; readonly window: string; readonly channel: string }
  | { readonly direction: 'call'; readonly member: string; readonly args: readonly unknown[] };

/** Appends one JSON line when `BENEPIA_HOST_TRACE` names a file. */
export function trace(line: TraceLine): void {
  const file = process.env['BENEPIA_HOST_TRACE'];
  if (file !== undefined) appendFileSync(file, `${JSON.stringify(line)}\n`, { mode: 0o600 });
}

/** Notes that main asked for something that Chromium here cannot show, so that a test can assert it. */
export function record(member: string, ...args: unknown[]): void {
  trace({ direction: 'call', member, args });
}
