import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { startTill } from '../harness/start-till.ts';
import { playCancels, playLostCancel } from './cancels.ts';
import { Counter } from './counter.ts';
import { paperEnv, paperPlaces } from './paper.ts';
import { playBreakdown, playPoints, playPointsInEnglish } from './points.ts';
import { playEnglish, playLostAnswers, playProof, playRefusals, playSales } from './sales.ts';

const scenes = [
  ['Sales', playSales],
  ['Refusals', playRefusals],
  ['Lost answers', playLostAnswers],
  ['Cancels', playCancels],
  ['A lost cancel', playLostCancel],
  ['Proof that nothing was taken', playProof],
  ["The shop's points", playPoints],
  ['Amount breakdown', playBreakdown],
  ['English', playEnglish],
  ["The shop's points and a breakdown in English", playPointsInEnglish],
] as const;

/** Plays the whole day; 0 when every step agreed. Pictures go to `out/demo/`. */
export async function playDay(root: string): Promise<number> {
  const folder = join(root, 'out', 'demo');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  console.log('A day at the till, in training. Ctrl+C stops it.');
  // Schedules run 4 times faster: the settle time of three minutes takes 45 seconds.
  const env = paperEnv(paperPlaces(folder));
  const app = await startTill({ args: ['--training', '--time-scale=4'], env });
  const counter = new Counter(app, folder);
  const stop = (): void => {
    void app.close().finally(() => process.exit(130));
  };
  process.once('SIGINT', stop);
  let failure: unknown = null;
  for (const [name, play] of scenes) {
    console.log(`· ${name} …`);
    failure = await play(counter).then(
      () => null,
      (error: unknown) => error,
    );
    if (failure !== null) break;
  }
  if (failure !== null) await counter.picture('where-it-stopped').catch(() => undefined);
  const { ledgerWon, gatewayWon } = counter.books;
  await app.close();
  process.removeListener('SIGINT', stop);
  return report(counter, { ledgerWon, gatewayWon, failure });
}

function report(
  { steps, pictures }: Counter,
  end: { readonly ledgerWon: number; readonly gatewayWon: number; readonly failure: unknown },
): number {
  console.table(steps.map(({ name, ok, what }) => ({ step: name, ok, what })));
  if (end.failure !== null) console.error(String(end.failure));
  const ok = steps.filter((step) => step.ok).length;
  const { gatewayWon, ledgerWon } = end;
  const line = { steps: steps.length, ok, pictures: pictures.length, gatewayWon, ledgerWon };
  console.log(JSON.stringify(line));
  return end.failure === null && ok === steps.length && gatewayWon === ledgerWon ? 0 : 1;
}
