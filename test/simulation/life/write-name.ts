import type { Attempt } from '../../../main/domain/attempt.ts';
import type { Cancel } from '../../../main/domain/cancel.ts';
import type { Payment } from '../../../main/domain/payment.ts';
import type { WriteName } from './kill-points.ts';

/** One change inside a transaction. */
export type Seen =
  | { readonly what: 'sale' | 'look-up' | 'claimed' | 'later' | 'finished' }
  | { readonly what: 'audit'; readonly action: string }
  | { readonly what: 'payment'; readonly isNew: boolean; readonly payment: Payment }
  | { readonly what: 'attempt'; readonly isNew: boolean; readonly attempt: Attempt }
  | { readonly what: 'cancel'; readonly isNew: boolean; readonly cancel: Cancel };

type Test = (actor: string, has: Has) => boolean;
type Has = {
  (what: Seen['what'], isNew?: boolean): boolean;
  readonly audited: (action: string) => boolean;
  readonly at: Payment['state']['at'] | null;
};

// The first that fits.
const tests: readonly (readonly [name: WriteName, fits: Test])[] = [
  ['recovered', (actor) => actor === 'boot'],
  ['taken over', (_, has) => has('payment', true) && has.at === 'paid'],
  ['settled by hand', (actor) => actor === 'manager'],
  ['wish kept', (_, has) => has.audited('cancel-if-paid') || has.audited('keep-if-paid')],
  ['sale opened', (_, has) => has('sale')],
  ['smaller payment', (_, has) => has('payment', true)],
  ['cancel sending', (_, has) => has('cancel', true)],
  ['outcome', (_, has) => has('attempt', false)],
  ['sending', (_, has) => has('attempt', true)],
  ['cancel looked at', (actor, has) => actor === 'queue' && has('cancel')],
  ['cancel outcome', (_, has) => has('cancel')],
  ['alarm acknowledged', (_, has) => has.audited('alarm-acknowledged')],
  ['disk again', (_, has) => has.audited('disk-again')],
  ['put off', (_, has) => has('payment') && has.at === 'waiting'],
  ['resolved', (actor, has) => actor === 'queue' && has('payment')],
  ['closed unsent', (_, has) => has('payment') && !has('look-up') && has.at === 'not-charged'],
  ['customer known', (_, has) => has('payment') && !has('look-up') && isFresh(has.at)],
  ['found before sending', (_, has) => has('payment') && has.at === 'unknown'],
  ['looked at', (_, has) => has('payment')],
  ['look-up kept', (_, has) => has('look-up')],
  ['entry claimed', (_, has) => has('claimed')],
  ['entry due later', (_, has) => has('later')],
  ['entry finished', (_, has) => has('finished')],
];

function isFresh(at: Payment['state']['at'] | null): boolean {
  return at === 'created' || at === 'declined' || at === 'not-charged';
}

/** What a transaction was about, by who made it and what it wrote. */
export function writeNameOf(actor: string, seen: readonly Seen[]): WriteName {
  const has: Has = Object.assign(
    (what: Seen['what'], isNew?: boolean) =>
      seen.some(
        (change) =>
          change.what === what &&
          (isNew === undefined || ('isNew' in change && change.isNew === isNew)),
      ),
    {
      audited: (action: string) =>
        seen.some((change) => change.what === 'audit' && change.action === action),
      at:
        seen
          .flatMap((change) => (change.what === 'payment' ? [change.payment.state.at] : []))
          .at(-1) ?? null,
    },
  );
  return tests.find(([, fits]) => fits(actor, has))?.[0] ?? 'other';
}
