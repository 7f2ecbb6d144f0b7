import {
  answer,
  at,
  attempt,
  charging,
  committed,
  looked,
  lostSight,
  paid,
  payment,
  rest,
  row,
  sent,
  shown,
  type Told,
  wiped,
} from '../told-history.ts';

export const opened = (merchantUid: string, amountWon: number): Told =>
  at(0, { event: 'payment-opened', saleId: 'S', merchantUid, amountWon, adopted: false });

/** The second try of the same number after *not charged*, as a person's act. */
export const triedAgain = (fromMs: number): readonly Told[] => [
  at(fromMs, { event: 'customer-agreed', merchantUid: 'A', amountWon: 12_000 }),
  at(fromMs, attempt(2)),
  at(fromMs, payment('sending', 5, { attempts: 2 })),
  at(fromMs, sent(50, 'charge')),
];
export const notCharged: readonly Told[] = [
  ...looked(215_000, 2, []),
  ...looked(230_000, 3, []),
  at(230_000, payment('not-charged', 4, { why: 'nothing-found' })),
  at(230_000, shown('not-charged')),
];
export const refused = answer(1, { status: 500, code: 1 });

/** Charges that went as they must. */
export const goodCharges: { readonly [story: string]: readonly Told[] } = {
  'a charge that was paid': [...charging, ...paid, rest(2_000)],
  'a lost answer, found paid': [
    ...charging,
    ...lostSight,
    at(32_000, committed(1)),
    ...looked(40_000, 2, [row()]),
    at(40_000, payment('paid', 4)),
    at(40_000, shown('paid')),
    rest(50_000),
  ],
  'a lost answer, nothing found for the settle time': [
    ...charging,
    ...lostSight,
    ...notCharged,
    rest(240_000),
  ],
  'a no that a look-up confirms': [
    ...charging,
    at(1_200, refused),
    at(1_200, wiped()),
    ...looked(1_400, 2, [row({ status: 'failed' })]),
    at(1_400, payment('declined', 3)),
    at(1_400, shown('declined')),
    rest(2_000),
  ],
  'one repeat after a complete 401 and a look-up': [
    ...charging,
    at(1_100, answer(1, { status: 401, code: -1 })),
    ...looked(1_200, 2, []),
    at(1_300, sent(3, 'charge')),
    at(1_400, committed(3)),
    at(1_400, answer(3, { rows: [row()] })),
    at(1_400, wiped()),
    at(1_400, payment('paid', 3)),
    rest(2_000),
  ],
  'a failed row of its own': [
    ...charging,
    ...lostSight,
    ...looked(40_000, 2, [row({ status: 'failed' })]),
    at(40_000, payment('not-charged', 4, { why: 'failed-row' })),
    rest(50_000),
  ],
};
