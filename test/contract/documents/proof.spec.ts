import { afterEach, describe, expect, onTestFinished, test } from 'vitest';
import { type Outcome, outcomeOf } from '../../../main/domain/charge-outcome.ts';
import { chargeAnswerOf } from '../../../main/services/charge-answer.ts';
import { chargeOf, credentials } from '../portone/portone-for.ts';
import { closeTransports } from '../portone/transport-for.ts';
import { unreadable } from './beliefs.ts';
import { chargeDocument, chargeExample } from './charge-document.ts';
import { portOneAt } from './clients.ts';
import { at } from './document.ts';
import { doubledText, grownText, oddBodies, oddities, oddText } from './mutations.ts';
import { readers } from './readers.ts';
import { startReplay } from './replay.ts';

afterEach(closeTransports);

const { merchant_uid: merchantUid, amount: amountWon } = chargeExample.response;
const expected = { merchantUid, amountWon, mode: 'training' } as const;

/** What proves a charge, by the document's names; nothing else may, and none of them may be missing. */
const proof = ['imp_uid', 'merchant_uid', 'amount', 'status'].map((name) => `response.${name}`);

/** Every way in which one field of the charge document's answer can be odd, with its text. */
const mutants = chargeDocument.fields.flatMap(({ path }) => [
  ...oddities.map((how) => ({ path, how: String(how), text: oddText(chargeDocument, path, how) })),
  { path, how: 'named twice', text: doubledText(chargeDocument, path) },
  { path, how: 'beside another', text: grownText(chargeDocument, path) },
]);

/** The outcome of a charge whose answer is `text`, asked over HTTP. */
async function outcomeOver(text: string, status = 200): Promise<Outcome> {
  const replay = await startReplay(() => ({ text, status }));
  onTestFinished(replay.close);
  const charge = chargeOf(amountWon, { merchantUid });
  const reply = await portOneAt(replay).charge(credentials(), charge);
  expect(replay.asked()).toHaveLength(1);
  return outcomeOf(chargeAnswerOf(reply), expected);
}

/** Every ninth, so that each kind and each oddity comes up; all of them are read without HTTP elsewhere. */
const sample = mutants.filter((_mutant, place) => place % 9 === 0);
const aboutProof = mutants.filter(({ path }) => proof.includes(path));

describe('a charge over HTTP is paid only by an answer that proves it', () => {
  test('the example itself is paid', async () => {
    expect(await outcomeOver(JSON.stringify(chargeExample))).toMatchObject({ kind: 'paid' });
  });

  test.each([...sample, ...aboutProof])('$path: $how', async ({ text }) => {
    const outcome = await outcomeOver(text);
    expect(['paid', 'unknown', 'refused']).toContain(outcome.kind);
    if (outcome.kind === 'paid') expect(outcome.row).toEqual(readers['001'](text));
    expect(outcome.kind === 'paid').toBe(proves(text));
  });

  test.each(Object.entries(oddBodies(chargeDocument)))('%s is unknown', async (_name, body) => {
    for (const status of [200, 201, 500, 502]) {
      expect(await outcomeOver(body, status)).toEqual({ kind: 'unknown', alarm: null });
    }
  });

  test('what is complete but comes with another status than 200 is unknown', async () => {
    for (const status of [201, 202, 400, 404, 500]) {
      const outcome = await outcomeOver(JSON.stringify(chargeExample), status);
      expect(outcome).toEqual({ kind: 'unknown', alarm: null });
    }
  });
});

/** By the document alone: code 0, our number and amount, a number of theirs, `paid`, and no doubt about it. */
function proves(text: string): boolean {
  const body: unknown = JSON.parse(text);
  const currency = at(body, 'response.currency') ?? 'KRW';
  const cancelled = at(body, 'response.cancel_amount') ?? 0;
  const impUid = at(body, 'response.imp_uid');
  return (
    readers['001'](text) !== unreadable &&
    at(body, 'code') === 0 &&
    at(body, 'response.merchant_uid') === merchantUid &&
    at(body, 'response.amount') === amountWon &&
    at(body, 'response.status') === 'paid' &&
    currency === 'KRW' &&
    typeof impUid === 'string' &&
    impUid !== '' &&
    typeof cancelled === 'number' &&
    cancelled <= amountWon
  );
}
