/**
 * Makes the pictures of the papers, docs/pictures/, from the built app: a short day at the till in training,
 * once in each language. Run it after a change that can be seen, look at them, and commit them.
 */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runScript } from './failure.mjs';
import { moveToNode24 } from './node-24.mjs';

const script = fileURLToPath(import.meta.url);
const root = dirname(dirname(script));

await runScript(async () => {
  moveToNode24(root, script);
  const { makePictures } = await import('../test/demo/pictures.ts');
  await makePictures(root);
});
