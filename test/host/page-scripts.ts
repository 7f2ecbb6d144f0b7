import { randomUUID } from 'node:crypto';
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
};

/** `preload` is the text of the built CommonJS file; it runs inside a function, as Electron runs it. */
export function pageScriptsFor(preload: string): PageScripts {
  const names: Isolated = { meeting: randomUUID(), binding: randomUUID(), deliver: randomUUID() };
  const meeting = JSON.stringify({ name: names.meeting });
  return {
    names,
    main: `(${runMainWorld})(${meeting}, ${makeBridge}, ${makePacker});`,
    isolated: `(${runIsolatedWorld})(${JSON.stringify(names)}, ${makeBridge}, ${makePacker}, ${makeCodec}, function (require, module, exports) {\n${preload}\n});`,
  };
}
