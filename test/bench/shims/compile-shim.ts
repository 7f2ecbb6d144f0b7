import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Our C sources; each is loaded into a process before the C library (LD_PRELOAD). */
export type ShimName = 'count-syncs' | 'power-cut';

/** The shared object made of a source in `folder`, or why there is none. */
export type Shim =
  | { readonly ok: true; readonly sharedObject: string }
  | { readonly ok: false; readonly why: string };

/** Compiles a source with the machine's own compiler. Linux only: nothing else has LD_PRELOAD. */
export function compileShim(name: ShimName, folder: string): Shim {
  if (process.platform !== 'linux') return { ok: false, why: 'syncs are counted on Linux only' };
  const sharedObject = join(folder, `${name}.so`);
  const source = join(import.meta.dirname, `${name}.c`);
  const flags = ['-O2', '-Wall', '-Wextra', '-Werror', '-shared', '-fPIC'];
  const run = spawnSync('cc', [...flags, '-o', sharedObject, source, '-ldl', '-pthread'], {
    encoding: 'utf8',
  });
  if (run.error) return { ok: false, why: 'there is no C compiler (apt-get install gcc)' };
  return run.status === 0 ? { ok: true, sharedObject } : { ok: false, why: run.stderr.trim() };
}
