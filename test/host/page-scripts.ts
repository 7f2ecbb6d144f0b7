import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { makeBridge } from './world-scripts/bridge.ts';
import { makeCodec } from './world-scripts/codec.ts';
import { type Isolated, runIsolatedWorld } from './world-scripts/isolated-world.ts';
import { runMainWorld } from './world-scripts/main-world.ts';
import { makePacker } from './world-scripts/packer.ts';

/** The name Chromium knows the preload's world by. */
export const isolatedWorld = 'Electron Isolated Context';

/** Both scripts of a window, and the random names that only they and the host know. */
export type PageScripts = {
  readonly names: Isolated;
  readonly main: string;
  readonly isolated: string;
  /** False: no script of the page runs, and neither do these. */
  readonly javascript: boolean;
};

/** The preload is a built CommonJS file; it runs inside a function, as Electron runs it. */
export function pageScriptsFor(preferences: Electron.WebPreferences): PageScripts {
  const { preload: file, javascript = true } = preferences;
  const preload = file === undefined ? '' : readFileSync(file, 'utf8');
  const names: Isolated = { meeting: randomUUID(), binding: randomUUID(), deliver: randomUUID() };
  const meeting = JSON.stringify({ name: names.meeting });
  return {
    names,
    javascript,
    main: `(${runMainWorld})(${meeting}, ${makeBridge}, ${makePacker});`,
    isolated: `(${runIsolatedWorld})(${JSON.stringify(names)}, ${makeBridge}, ${makePacker}, ${makeCodec}, function (require, module, exports) {\n${preload}\n});`,
  };
}
