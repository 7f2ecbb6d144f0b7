import type { Mutant } from './mutant.ts';

const charge = 'main/services/charge.ts';
const outcome = 'main/domain/charge-outcome.ts';

/** Bugs between a customer's yes and the outcome of the charge. */
export const chargeMutants: readonly Mutant[] = [
  {
    name: 'time-out read as failure',
    bug: 'A charge whose answer never came is treated as refused.',
    patches: [
      {
        file: outcome,
        find: `case 'no-answer':
      return { kind: 'unknown', alarm: null };`,
        replace: `case 'no-answer':
      return { kind: 'refused', reason: 'other', code: '', message: '' };`,
      },
    ],
  },
  {
    name: 'send before journal',
    bug: 'The row that says *sending* is written after the request has left.',
    patches: [
      {
        file: 'main/services/charge-records.ts',
        find: `core.ledger.write('till', (tx) => {
    if (before) tx.insertLookUp(before);`,
        replace: `core.clock.after(0, () => core.ledger.write('till', (tx) => {
    if (before) tx.insertLookUp(before);`,
      },
      {
        file: 'main/services/charge-records.ts',
        find: `endWatch(core, tx, sending.merchantUid);
  });`,
        replace: `endWatch(core, tx, sending.merchantUid);
  }));`,
      },
    ],
  },
  {
    name: '401 re-posts without look-up',
    bug: 'After a 401 the charge is posted again without asking what became of the first one.',
    patches: [
      {
        file: charge,
        find: `  const after = await lookUp(core, sending, 'after');
  keep(core, after.record);
  if (after.reading?.kind !== 'nothing') return { kind: 'unknown', alarm: null };
`,
        replace: '',
      },
    ],
  },
  {
    name: 'password kept after outcome',
    bug: 'What the customer typed stays in memory while the till looks up what became of the charge.',
    patches: [
      {
        file: charge,
        find: `if (outcome.kind !== 'not-sent') extras.forget?.();`,
        replace: '',
      },
    ],
  },
  {
    name: 'paid without checking the amount',
    bug: 'An answer about another amount is taken as proof.',
    patches: [{ file: outcome, find: 'row.amountWon === expected.amountWon &&', replace: '' }],
  },
  {
    name: 'sandbox flag ignored in live',
    bug: 'A test payment is booked as money in live.',
    patches: [
      {
        file: outcome,
        find: `return sandbox ? { kind: 'test-payment', row } : { kind: 'paid', row, alarm: null };`,
        replace: `return { kind: 'paid', row, alarm: null };`,
      },
    ],
  },
  {
    name: 'ambiguous no taken for a no',
    bug: '*Try later* and *duplicate* are read as refusals.',
    patches: [
      { file: outcome, find: 'if (isAmbiguous(reason)) return', replace: 'if (false) return' },
    ],
  },
  {
    name: 'a no without an answered look-up',
    bug: 'A refusal is shown although the look-up after it was not answered.',
    patches: [
      {
        file: 'main/services/charge-settle.ts',
        find: `if (reading?.kind === 'nothing' || reading?.kind === 'failed') {`,
        replace: `if (!reading || reading.kind === 'nothing' || reading.kind === 'failed') {`,
      },
    ],
  },
  {
    name: 'retry without look-up',
    bug: 'A number that was sent before is charged again without asking what became of it.',
    patches: [
      {
        file: charge,
        find: `asked.maybeSent ? await lookUp(core, asked, 'before') : null`,
        replace: 'null',
      },
    ],
  },
  {
    name: 'new merchant_uid after 500',
    bug: 'A sale whose charge was refused gets a second number for the next try.',
    patches: newNumberWhen('declined'),
  },
  {
    name: 'new uid on retry',
    bug: 'A sale whose answer was lost gets a second number once it was told *not charged*.',
    patches: newNumberWhen('not-charged'),
  },
];

function newNumberWhen(state: 'declined' | 'not-charged'): Mutant['patches'] {
  return [
    {
      file: 'main/services/desk/open-sale.ts',
      find: '!isNumberUsed(payment)',
      replace: `payment.state.at !== '${state}'`,
    },
  ];
}
