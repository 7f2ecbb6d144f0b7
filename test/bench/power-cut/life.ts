import { openSync } from 'node:fs';
import { type Control, liveAsControl } from './control-life.ts';
import { liveAsTill } from './till-life.ts';

/** A process that writes until its acts are done, with `shims/power-cut.c` loaded into it. */
export type Life = {
  readonly store: 'ours' | Control;
  readonly file: string;
  readonly said: string;
  readonly count: number;
  readonly seed: number;
};

const { store, file, said, count, seed }: Life = JSON.parse(process.argv[2] ?? '{}');
const told = { said: openSync(said, 'a'), count, seed };
if (store === 'ours') await liveAsTill(file, told);
else liveAsControl(store, file, told);
// As a machine that stops: nothing is closed, no timer keeps it.
process.exit(0);
