import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { IssuanceView, PointsView } from '../../../preload/points-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import type { TypedInto } from '../acts/typed-into.ts';
import { withKey, withoutLast } from '../flow/digits.ts';
import type { Run } from '../store/run.ts';
import { isSame } from './standing.ts';

/** The longest number that is looked for; Bunjang's have a few digits. */
export const numberDigitsMax = 20;

/** Something Bunjang may be asked at the moment. */
export type PointsBusy = 'refresh' | 'look-up' | 'request' | 'cancel' | 'settle';

/** The shop's points: what main last told, the request that is looked at, and what is being typed. */
export type Points = {
  readonly view: PointsView | null;
  readonly shown: IssuanceView | null;
  /** The number that is looked for. */
  readonly number: string;
  /** Whether the number pad stands in the place of the list. */
  readonly pad: boolean;
  /** The amount that would be asked for. */
  readonly digits: string;
  readonly busy: readonly PointsBusy[];
};

export type PointsStore = {
  readonly store: StoreApi<Points>;
  readonly number: TypedInto;
  readonly amount: TypedInto;
  /** What is known, from disk. */
  read(): Promise<void>;
  /** Does each thing once at a time; null when the same is under way. A look never waits for another. */
  ask<T>(
    busy: PointsBusy,
    command: () => Promise<Reply<T, Failure>>,
  ): Promise<Reply<T, Failure> | null>;
  show(issuance: IssuanceView | null): void;
  /** Takes the whole number from the box; whatever is no digit never stands there. */
  setNumber(text: string): void;
  togglePad(): void;
};

const nothing: Points = {
  view: null,
  shown: null,
  number: '',
  pad: false,
  digits: '',
  busy: [],
};

export function createPointsStore(bridge: TillBridge, run: Run): PointsStore {
  const store = createStore<Points>(() => nothing);
  return {
    store,
    number: typing(store, 'number', (digits, key) => numberOf(digits + key)),
    amount: typing(store, 'digits', withKey),
    async read() {
      const reply = await run('points', 'points', bridge.points.overview);
      if (reply?.ok) store.setState(({ shown }) => withView(reply.value, shown));
    },
    async ask(busy, command) {
      if (store.getState().busy.includes(busy)) return null;
      store.setState((points) => ({ busy: [...points.busy, busy] }));
      const reply = await run(`points-${busy}`, 'points', command);
      store.setState((points) => ({ busy: points.busy.filter((each) => each !== busy) }));
      return reply;
    },
    show: (issuance) => store.setState({ shown: issuance }),
    setNumber: (text) => store.setState({ number: numberOf(text) }),
    togglePad: () => store.setState(({ pad }) => ({ pad: !pad })),
  };
}

/** A new whole view; the request that is looked at follows it when it is in there. */
export function withView(
  view: PointsView,
  shown: IssuanceView | null,
): Pick<Points, 'view' | 'shown'> {
  const again = shown === null ? undefined : view.issuances.find((each) => isSame(each, shown));
  return { view, shown: again ?? shown };
}

function typing(
  store: StoreApi<Points>,
  field: 'number' | 'digits',
  typed: (digits: string, key: Parameters<TypedInto['type']>[0]) => string,
): TypedInto {
  const set = (digits: string): void =>
    store.setState(field === 'number' ? { number: digits } : { digits });
  const now = () => store.getState()[field];
  return {
    type: (key) => set(typed(now(), key)),
    erase: () => set(withoutLast(now())),
    clear: () => set(''),
    remember() {
      const before = now();
      return () => set(before);
    },
  };
}

function numberOf(text: string): string {
  return text.replaceAll(/\D/g, '').slice(0, numberDigitsMax);
}
