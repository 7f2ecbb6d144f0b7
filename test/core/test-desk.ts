import { createHmac } from 'node:crypto';
import { won } from '../../main/domain/won.ts';
import type { Credentials } from '../../main/gateway/portone-port.ts';
import {
  type CustomerCommands,
  createCustomerCommands,
} from '../../main/services/desk/customer-commands.ts';
import { createCustomerEntry } from '../../main/services/desk/customer-entry.ts';
import { createDesk, type Desk } from '../../main/services/desk/desk.ts';
import type { DeskState } from '../../main/services/desk/desk-state.ts';
import { showResolved } from '../../main/services/desk/show-resolved.ts';
import { createTillCommands, type TillCommands } from '../../main/services/desk/till-commands.ts';
import type { Failure } from '../../preload/failure.ts';
import type { TestCore } from './test-core.ts';

/** The state that may stand at `A`; some stand at more than one. */
type StateAt<A> = DeskState extends infer S
  ? S extends { readonly at: unknown }
    ? A extends S['at']
      ? S
      : never
    : never
  : never;

/** A desk on the money core, and what both people may do to it. */
export type TestDesk = {
  readonly desk: Desk;
  readonly cashier: TillCommands;
  readonly customer: CustomerCommands;
  /** Where the sale stands, narrowed to what a test expects; throws when it stands elsewhere. */
  at<A extends DeskState['at']>(at: A): StateAt<A>;
  /** Every pair of Buffers that ever held what a customer typed. */
  readonly typed: readonly Credentials[];
  /** Stands in the way of the next sale. */
  obstacle: Failure | null;
};

/** Puts an empty desk on the core of this process life. */
export function createTestDesk(till: TestCore): TestDesk {
  const core = till.core();
  const typed = new Set<Credentials>();
  const inner = createCustomerEntry(core.clock, () => undefined);
  const desk = createDesk({
    deferred: till.life().deferred,
    entry: {
      ...inner,
      hold(user, password) {
        inner.hold(user, password);
        const held = inner.held();
        if (held) typed.add(held);
      },
    },
    tagOf: (user) => ({ tag: createHmac('sha256', 'key').update(user).digest('hex'), kept: true }),
    changed: () => undefined,
  });
  till.heard.add((merchantUid) => showResolved(desk, merchantUid));
  const made: TestDesk = {
    desk,
    cashier: createTillCommands(desk, () => made.obstacle),
    customer: createCustomerCommands(desk),
    at(at) {
      const state = desk.state();
      if (state.at !== at) throw new Error(`the desk is at ${state.at}, not at ${at}`);
      return state as StateAt<typeof at>;
    },
    get typed() {
      return [...typed];
    },
    obstacle: null,
  };
  return made;
}

/** The cashier keys an amount and the customer reads it. */
export function begin({ cashier, customer }: TestDesk, amountWon = 12_500): void {
  expectOk(cashier.begin({ amountWon: won(amountWon), itemName: '상품', buyer: {} }));
  expectOk(customer.accept());
}

/** The customer types, and the answer is there. */
export async function signIn(
  till: TestCore,
  { customer }: TestDesk,
  user = 'minji',
  password = '1234',
): Promise<void> {
  expectOk(customer.step('pw'));
  expectOk(customer.signIn(user, password));
  await till.rest();
}

/** From nothing to the question whether to pay. */
export async function upToConsent(till: TestCore, on: TestDesk, amountWon = 12_500): Promise<void> {
  begin(on, amountWon);
  await signIn(till, on);
  on.at('consent');
}

/** A sale up to one of the states in which nothing was sent yet. */
export async function upTo(
  till: TestCore,
  on: TestDesk,
  at: 'asking' | 'checking' | 'consent' | 'short' | 'part-agreed',
): Promise<void> {
  begin(on, at === 'short' || at === 'part-agreed' ? 200_000 : 12_500);
  if (at === 'asking') return;
  expectOk(on.customer.signIn('minji', '1234'));
  if (at === 'checking') return;
  await till.rest();
  if (at === 'part-agreed') expectOk(on.customer.consent(won(152_300)));
  on.at(at);
}

export function expectOk(reply: { readonly ok: boolean; readonly failure?: Failure }): void {
  if (!reply.ok) throw new Error(`refused: ${JSON.stringify(reply.failure)}`);
}

/** `refused sale: not-now`, or what else the failure is. */
export function failureIn(reply: { readonly ok: boolean; readonly failure?: Failure }): string {
  const { failure } = reply;
  if (reply.ok || !failure) return 'accepted';
  if (failure.kind === 'refused') return `refused ${failure.field}: ${failure.rule}`;
  if (failure.kind === 'declined') return `declined: ${failure.reason}, ${failure.money}`;
  return failure.kind;
}

/** Every Buffer in which something was typed holds nothing but zeros now. */
export function isForgotten({ typed }: TestDesk): boolean {
  return typed.every(({ user, password }) => [...user, ...password].every((byte) => byte === 0));
}
