/** A process that runs the seeds its parent hands it, one after another, and tells what each came to. */
import { runSeed } from './run-seed.ts';

process.on('message', (seed: number) => {
  void runSeed(seed).then(({ history: _history, ...result }) => process.send?.(result));
});
// The parent decides when it is over, also after Ctrl+C.
process.on('SIGINT', () => undefined);
process.on('disconnect', () => process.exit());
process.send?.('ready');
