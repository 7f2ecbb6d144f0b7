import type { Failure } from '../../../preload/failure.ts';
import type { PrintStanding } from '../../../preload/print-views.ts';
import { receiptViewOf, standings } from '../../fakes/receipt-views.ts';
import { dayOfPayments, idleState, salesAt } from '../../fakes/till-states.ts';
import { type FakeDesk, fakeDesk } from './fake-desk.ts';

export const ok = (value: unknown) => ({ ok: true, value }) as const;
export const no = (failure: Failure) => ({ ok: false, failure }) as const;
export const noPrinter: Failure = {
  kind: 'refused',
  field: 'printing.printer',
  rule: 'no-printer',
};
export const of = { merchantUid: 'P1' } as const;

export function answersAt(print: PrintStanding) {
  return {
    'payments.list': ok(dayOfPayments),
    'receipt.show': ok(receiptViewOf({ print })),
    'receipt.standing': ok(print),
    'receipt.print': ok(standings.sent),
    'receipt.withdrawPrint': ok(standings.none),
    'receipt.save': ok({ path: '/home/pos/r.pdf' }),
  };
}

/** A desk with the receipt of P1 open. */
export async function atReceipt(
  print: PrintStanding = standings.none,
  more = {},
): Promise<FakeDesk> {
  const desk = await fakeDesk(idleState, { ...answersAt(print), ...more });
  desk.stores.papers.watch(of);
  await press(desk, 'receipt');
  return desk;
}

/** A desk on the result of a sale, whose receipt is on view. */
export async function atApproved(print: PrintStanding, more = {}): Promise<FakeDesk> {
  const approved = { ...idleState, sale: salesAt(0)['approved'] ?? idleState.sale };
  const desk = await fakeDesk(approved, { ...answersAt(print), ...more });
  desk.stores.papers.watch(of);
  await desk.settle();
  return desk;
}

export async function press(
  desk: FakeDesk,
  ...commands: Parameters<FakeDesk['keys']['command']>[0][]
) {
  for (const command of commands) {
    desk.keys.command(command);
    await desk.settle();
  }
}

export const paperOf = ({ stores }: FakeDesk) => stores.papers.paper(of);
export const called = ({ main }: FakeDesk, name: string) =>
  main.calls.filter((call) => call.name === name).map(({ argument }) => argument);
