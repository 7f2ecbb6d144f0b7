import type { Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { TillBridge } from '../../preload/till-contract.ts';
import type { TillState } from '../../preload/window-states.ts';

type Listener<T> = (payload: T) => void;

/** One call the till window made of main. */
export type FakeCall = { readonly name: string; readonly argument: unknown };

/** Main as the till window sees it: answers from a table, pushes what the test says. */
export type FakeTill = {
  readonly bridge: TillBridge;
  /** Every call but `app.ready`, in order. */
  readonly calls: FakeCall[];
  push(state: TillState): void;
  ledgerChanged(merchantUid: string): void;
  pointsChanged(requestId: string | null): void;
  /** What `group.verb` answers from now on. */
  answer(name: string, reply: Reply<unknown, Failure>): void;
};

/**
 * Imports nothing that runs, so that its text can also be put into a page. Calls without an answer in
 * the table answer `ok` with null.
 */
export function createFakeTillBridge(
  first: TillState,
  answers: Readonly<Record<string, Reply<unknown, Failure>>> = {},
): FakeTill {
  const table = new Map(Object.entries(answers));
  const calls: FakeCall[] = [];
  const onState = new Set<Listener<TillState>>();
  const onLedger = new Set<Listener<{ readonly merchantUid: string }>>();
  const onPoints = new Set<Listener<{ readonly requestId: string | null }>>();
  let now = first;

  const call =
    (name: string) =>
    async (argument?: unknown): Promise<unknown> => {
      calls.push({ name, argument });
      return table.get(name) ?? { ok: true, value: null };
    };
  const verbs = (group: string, names: readonly string[]) =>
    Object.fromEntries(names.map((verb) => [verb, call(`${group}.${verb}`)]));
  const listen =
    <T>(listeners: Set<Listener<T>>) =>
    (listener: Listener<T>) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    };

  const groups = {
    app: {
      ready: async () => ({ ok: true, value: now }),
      ...verbs('app', ['language']),
      onChanged: listen(onState),
    },
    sale: verbs('sale', [
      ...['begin', 'stop', 'restart', 'extend', 'acceptPart'],
      ...['retry', 'sendAgain', 'acceptWait', 'dismiss', 'park', 'turn'],
    ]),
    payments: {
      ...verbs('payments', [
        ...['list', 'find', 'adopt', 'waiting', 'detail', 'check', 'breakdown', 'checkAll'],
        ...['settleByHand', 'acknowledge', 'askAgain', 'withdraw'],
      ]),
      onChanged: listen(onLedger),
    },
    cancel: verbs('cancel', ['send', 'other', 'ifPaid', 'withdraw']),
    receipt: verbs('receipt', [
      ...['show', 'standing', 'print', 'withdrawPrint', 'save', 'printers', 'testPage'],
      ...['toSee', 'seenOnPaper'],
    ]),
    points: {
      ...verbs('points', [
        ...['overview', 'refresh', 'lookUp', 'request', 'cancel', 'settle', 'slip'],
      ]),
      onChanged: listen(onPoints),
    },
    ask: verbs('ask', ['answer']),
    ledger: verbs('ledger', [...['tryAgain', 'check', 'backUp', 'reread', 'putBack', 'stopWork']]),
    setup: verbs('setup', [
      ...['settings', 'save', 'saveKeys', 'test', 'unlock', 'savePointsKeys', 'testPoints'],
    ]),
  };
  return {
    // A table cannot say which answer fits which call; a test holds it against the contract's names.
    bridge: groups as unknown as TillBridge,
    calls,
    push(state) {
      now = state;
      for (const listener of onState) listener(state);
    },
    ledgerChanged(merchantUid) {
      for (const listener of onLedger) listener({ merchantUid });
    },
    pointsChanged(requestId) {
      for (const listener of onPoints) listener({ requestId });
    },
    answer: (name, reply) => void table.set(name, reply),
  };
}
