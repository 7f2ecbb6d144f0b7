/**
 * `node --import test/host/register.ts out/main/index.js` runs a built main with Chromium in Electron's place:
 * `import` and `require` of `electron` give the same stand-in, and `node:crypto` refuses what Electron's lacks.
 */
import { registerHooks } from 'node:module';
import { isMainThread } from 'node:worker_threads';
import { refuseWhatBoringSslLacks } from './boring-ssl.ts';

const standIn = new URL('./electron.ts', import.meta.url).href;

registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron' && specifier !== 'electron/main') return next(specifier, context);
    if (!isMainThread) throw new Error('host: electron is not there in a worker');
    return { url: standIn, format: 'module-typescript', shortCircuit: true };
  },
});

refuseWhatBoringSslLacks();
