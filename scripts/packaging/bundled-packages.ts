import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Plugin } from 'vite';
import { z } from 'zod';

/** The three parts that are bundled apart from each other. */
export const bundledParts = ['main', 'preload', 'renderer'] as const;

const packagePath = /^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//;

/** The packages whose code or files a build really took in, as folders: `node_modules/ky`. */
export function bundledFile(out: string, part: (typeof bundledParts)[number]): string {
  return join(out, 'packages', `${part}.json`);
}

/**
 * Writes which packages went into this part of the build. Modules that were wholly left out do not count;
 * the few lines that build tools put in of their own do not either.
 */
export function listBundledPackages(out: string, part: (typeof bundledParts)[number]): Plugin {
  const found = new Set<string>();
  return {
    name: 'list-bundled-packages',
    generateBundle(_, bundle) {
      for (const item of Object.values(bundle)) {
        const files = item.type === 'chunk' ? keptModules(item.modules) : item.originalFileNames;
        for (const file of files) add(found, file);
      }
    },
    writeBundle() {
      const file = bundledFile(out, part);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, JSON.stringify([...found].sort(), null, 2));
    },
  };
}

/** The packages of every part. Throws when a part has not been built. */
export function readBundledPackages(out: string): readonly string[] {
  const names = bundledParts.flatMap((part) =>
    z.array(z.string()).parse(JSON.parse(readFileSync(bundledFile(out, part), 'utf8'))),
  );
  return [...new Set(names)].sort();
}

type Modules = Readonly<Record<string, { readonly renderedLength: number }>>;

function keptModules(modules: Modules): readonly string[] {
  return Object.entries(modules)
    .filter(([, { renderedLength }]) => renderedLength > 0)
    .map(([id]) => id);
}

function add(found: Set<string>, file: string): void {
  const path = `/${file.replaceAll('\\', '/')}`;
  const match = packagePath.exec(path);
  if (match === null) return;
  found.add(path.slice(path.indexOf('/node_modules/') + 1, match[0].length - 1));
}
