import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Mutant, mutated } from './mutant.ts';

const root = pathToFileURL(`${fileURLToPath(new URL('../../..', import.meta.url))}`);

/** Which files of a mutant have been loaded. */
export type Loaded = { missing(): readonly string[] };

/**
 * From now on the files of this mutant load with its bug in them; nothing on the disk changes. Every
 * patch is tried at once, so that one that does not fit fails before a seed is run.
 */
export function loadMutated(mutant: Mutant): Loaded {
  const files = new Map<string, string>();
  for (const { file } of mutant.patches) {
    const url = new URL(file, root);
    files.set(url.href, mutated(readFileSync(url, 'utf8'), mutant, file));
  }
  const loaded = new Set<string>();
  registerHooks({
    load(url, context, nextLoad) {
      const source = files.get(url);
      if (source === undefined) return nextLoad(url, context);
      loaded.add(url);
      return { format: 'module-typescript', source, shortCircuit: true };
    },
  });
  return { missing: () => [...files.keys()].filter((url) => !loaded.has(url)) };
}
