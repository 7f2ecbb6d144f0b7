import { isCrash } from './life/life.ts';

let stray: string[] = [];
let watching = false;

/**
 * A promise that nobody waits for may end in the death of its process; any other one that ends badly is
 * a bug, kept for `takeStray`.
 */
export function watchRejections(): void {
  if (watching) return;
  watching = true;
  process.on('unhandledRejection', (error: unknown) => {
    if (isCrash(error)) return;
    stray.push(error instanceof Error ? (error.stack ?? error.message) : String(error));
  });
}

/** What came since it was last asked. */
export function takeStray(): readonly string[] {
  const taken = stray;
  stray = [];
  return taken;
}
