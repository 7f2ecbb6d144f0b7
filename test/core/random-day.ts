import { won } from '../../main/domain/won.ts';
import type { Random } from '../../main/ports/random.ts';
import { checkClosed } from '../../main/services/check-payment.ts';
import { withdrawCharge } from '../../main/services/deferred/withdraw.ts';
import type { DeskState } from '../../main/services/desk/desk-state.ts';
import type { Fault, Target } from '../../main/training/portone/faults.ts';
import { cancelOf } from './test-cancel.ts';
import type { TestCore } from './test-core.ts';
import { createTestDesk, type TestDesk } from './test-desk.ts';

/** Everything that may happen at a counter, by chance: people, faults, time, and the end of the process. */
export type RandomDay = {
  /** One thing happens; answers what, for the story of a failed run. */
  step(): Promise<string>;
};

const customers = 40;
const refusedText = '[CC88] 포인트 잔액이 모자랍니다.';
const wrongText = '[8193] 비밀번호가 맞지 않습니다.';
const laterText = '[8042] 나중에 다시 시도해 주세요.';

/** Waiting where it is offered, else one more try. */
function unsentStep(
  { cashier, customer }: TestDesk,
  { wait, sale }: Extract<DeskState, { at: 'not-sent' }>,
): unknown {
  if (wait.at === 'offered') return customer.agreeToWait(sale.amountWon);
  return wait.at === 'agreed' ? cashier.acceptWait() : cashier.sendAgain();
}

/** A day that is the same for the same `random`. */
export function createRandomDay(till: TestCore, random: Random): RandomDay {
  let on = createTestDesk(till);
  for (let n = 0; n < customers; n += 1) {
    const balanceWon = n % 5 === 0 ? 3_000 : 500_000;
    till.gateway.books.accounts.set(`c${n}`, {
      id: `c${n}`,
      password: '1234',
      balanceWon,
      locked: false,
    });
  }
  const below = (limit: number): number => Math.floor(random.unit() * limit);
  const oneOf = <T>(items: readonly [T, ...T[]]): T => items[below(items.length)] ?? items[0];

  const fault = (): Fault => {
    const commit = oneOf(['done', 'never'] as const);
    return oneOf<Fault>([
      { kind: 'drop', commit },
      { kind: 'drop-then-commit', afterMs: below(170_000) },
      { kind: 'page', status: oneOf([200, 404, 502, 503]), commit },
      { kind: 'empty', status: 500, commit },
      { kind: 'garbled', commit },
      { kind: 'truncated', commit },
      { kind: 'unauthorised' },
      { kind: 'too-many', retryAfterS: 1 },
      { kind: 'decline', text: refusedText },
      { kind: 'decline', text: wrongText },
      { kind: 'decline', text: laterText, as: 'http-200' },
      { kind: 'refuse', status: oneOf([200, 400, 500, 503]), code: -1, message: laterText },
      { kind: 'null-response' },
      { kind: 'altered', response: { amount: 1 } },
      { kind: 'altered', response: { status: 'ready' } },
      { kind: 'older-shape' },
    ]);
  };
  const atCounter: readonly [(desk: TestDesk) => unknown, ...((desk: TestDesk) => unknown)[]] = [
    ({ cashier }) => cashier.stop(),
    ({ cashier }) => cashier.restart(),
    ({ cashier }) => cashier.retry(),
    ({ cashier }) => cashier.sendAgain(),
    ({ cashier }) => cashier.dismiss(),
    ({ cashier }) => cashier.park(),
    ({ cashier }) => cashier.acceptPart(),
    ({ cashier }) => cashier.sendAgain(),
    ({ cashier }) => cashier.acceptWait(),
    ({ cashier }) => cashier.askAgain(oldPayment()?.merchantUid ?? 'x'),
    ({ desk }) =>
      withdrawCharge(desk.deferred, () => Promise.resolve(true), oldPayment()?.merchantUid ?? 'x'),
    ({ desk }) => desk.entry.wipe(),
    ({ customer }) => customer.stop(),
  ];
  const begin = (): unknown =>
    on.cashier.begin({ amountWon: won(1_000 * (1 + below(12))), itemName: 'x', buyer: {} });
  /** The step that leads on, where there is one; so that days get somewhere. */
  const goOn = (): unknown => {
    const { desk, customer, cashier } = on;
    const state = desk.state();
    switch (state.at) {
      case 'asking':
        customer.accept();
        return customer.signIn(`c${below(customers)}`, below(10) > 0 ? '1234' : 'no');
      case 'consent':
        return customer.consent(state.sale.amountWon);
      case 'short':
        return customer.consent(state.balanceWon);
      case 'part-agreed':
        return cashier.acceptPart();
      case 'not-sent':
        return unsentStep(on, state);
      case 'declined':
        return state.mayRetry ? cashier.retry() : begin();
      case 'unknown':
        return below(3) > 0 ? till.clock.advance(20_000) : cashier.park();
      case 'idle':
      case 'checking':
      case 'sending':
      case 'approved':
      case 'waiting':
      case 'ended':
        return begin();
    }
  };
  const oldPayment = () => {
    const page = { day: null, before: null, limit: 50 };
    const all = till.core().ledger.read.page(page);
    return all[below(all.length)] ?? null;
  };

  const acts: readonly (readonly [weight: number, name: string, act: () => unknown])[] = [
    [34, 'go on', goOn],
    [4, 'somebody does something', () => oneOf(atCounter)(on)],
    [
      9,
      'fault',
      () =>
        till.gateway.faults.next(
          oneOf<Target>(['charge', 'charge', 'cancel', 'find-all', 'payment', 'point', 'token']),
          fault(),
        ),
    ],
    [1, 'unplug', () => till.gateway.unplug()],
    [2, 'plug in', () => till.gateway.plugIn()],
    [1, 'look-ups go down', () => till.gateway.faults.down.add('look-ups')],
    [2, 'everything is up', () => till.gateway.faults.down.clear()],
    [5, 'time', () => till.clock.advance(oneOf([1_000, 5_000, 30_000, 100_000]))],
    [1, 'wall clock', () => till.clock.jumpWall(oneOf([-1, 1]) * 48 * 3_600_000)],
    [
      3,
      'cancel',
      () => {
        const payment = oldPayment();
        const amountWon = oneOf([1_000, 500, payment?.amountWon ?? 1]);
        return payment && cancelOf(till, payment, amountWon);
      },
    ],
    [
      2,
      'check',
      () => {
        const payment = oldPayment();
        return payment && checkClosed(till.core(), payment);
      },
    ],
    [
      1,
      'kill',
      async () => {
        till.heard.clear();
        await till.restart();
        on = createTestDesk(till);
      },
    ],
  ];
  const deck = acts.flatMap((act) => Array.from({ length: act[0] }, () => act));
  return {
    async step() {
      const chosen = deck[below(deck.length)];
      await chosen?.[2]();
      if (below(4) > 0) await till.rest();
      return `${chosen?.[1]} → ${on.desk.state().at}`;
    },
  };
}
