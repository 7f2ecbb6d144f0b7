import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Refusal } from '../../../preload/failure.ts';
import type { PointsTested } from '../../../preload/points-views.ts';
import type { Settings } from '../../../preload/settings.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import type { ChannelView, Mode, SettingsProblem } from '../../../preload/views.ts';
import type { Run } from '../store/run.ts';
import type { View } from '../store/view-store.ts';
import { createPrintingStore, type PrintingStore } from './printing-store.ts';

export const setUpSteps = [
  'shop',
  'keys',
  'channel',
  'sale',
  'deferred',
  'device',
  'printing',
  'points',
  'ledger',
] as const;
export type SetUpStep = (typeof setUpSteps)[number];

export type SetUp = {
  readonly step: SetUpStep;
  /** What will be saved; null until main gave the settings. It never holds a key. */
  readonly draft: Settings | null;
  /** The mode that the command line gave this run, whatever the draft says. */
  readonly runMode: Mode | null;
  /** What main found wrong with the settings file. */
  readonly problems: readonly SettingsProblem[];
  /** The value that was refused when saving. */
  readonly fault: Refusal | null;
  readonly saved: boolean;
  /** The channels of the account, once the keys were tried. */
  readonly channels: readonly ChannelView[] | null;
  /** What Bunjang said to its keys, once they were tried. */
  readonly pointsTested: PointsTested | null;
};

export type Keys = {
  readonly key: string;
  readonly secret: string;
  readonly thisRunOnly: boolean;
};

export type SetUpStore = {
  readonly store: StoreApi<SetUp>;
  readonly printing: PrintingStore;
  load(): Promise<void>;
  go(step: SetUpStep): void;
  change(change: (draft: Settings) => Settings): void;
  save(): Promise<void>;
  saveKeys(keys: Keys): Promise<void>;
  testKeys(): Promise<void>;
  savePointsKeys(keys: Keys): Promise<void>;
  testPoints(): Promise<void>;
};

const nothing: SetUp = {
  step: 'shop',
  draft: null,
  runMode: null,
  problems: [],
  fault: null,
  saved: false,
  channels: null,
  pointsTested: null,
};

export function createSetUpStore(
  bridge: TillBridge,
  run: Run,
  view: StoreApi<View>,
  first: SetUpStep,
): SetUpStore {
  const { setup } = bridge;
  const store = createStore<SetUp>(() => ({ ...nothing, step: first }));

  /** A refused field is shown beside it, and saying no to main's question is not a failure. */
  function takeFault(failure: Refusal | { readonly kind: string }): void {
    if (isRefusal(failure)) {
      const field = fieldOf(failure);
      store.setState({ fault: { ...failure, field }, step: stepOf(field) });
      view.setState({ message: null });
    } else if (failure.kind === 'not-allowed') view.setState({ message: null });
  }

  return {
    store,
    printing: createPrintingStore(bridge, run),
    async load() {
      const reply = await run('settings', 'other', setup.settings);
      if (!reply?.ok) return;
      const { settings, problems, runMode } = reply.value;
      store.setState({ draft: settings, problems, runMode });
    },
    go: (step) => store.setState({ step, saved: false }),
    change: (change) =>
      store.setState(({ draft }) => ({
        draft: draft === null ? null : change(draft),
        saved: false,
        fault: null,
      })),
    async save() {
      const { draft } = store.getState();
      if (draft === null) return;
      const reply = await run('save', 'other', () => setup.save(draft));
      if (reply?.ok) store.setState({ saved: true, fault: null, problems: [] });
      else if (reply !== null) takeFault(reply.failure);
    },
    async saveKeys(keys) {
      const reply = await run('keys', 'other', () => setup.saveKeys(keys));
      if (reply?.ok) store.setState({ channels: reply.value.channels, fault: null });
      else if (reply !== null) takeFault(reply.failure);
    },
    async testKeys() {
      const reply = await run('keys', 'other', setup.test);
      if (reply?.ok) store.setState({ channels: reply.value.channels });
    },
    async savePointsKeys(keys) {
      store.setState({ pointsTested: null });
      const reply = await run('keys', 'points', () => setup.savePointsKeys(keys));
      if (reply?.ok) store.setState({ pointsTested: reply.value, fault: null });
      else if (reply !== null) takeFault(reply.failure);
    },
    async testPoints() {
      store.setState({ pointsTested: null });
      const reply = await run('keys', 'points', setup.testPoints);
      if (reply?.ok) store.setState({ pointsTested: reply.value, fault: null });
      else if (reply !== null) takeFault(reply.failure);
    },
  };
}

function isRefusal(failure: Refusal | { readonly kind: string }): failure is Refusal {
  return failure.kind === 'refused';
}

/** Main may name a field `settings.shop.tillId`; the draft calls it `shop.tillId`. */
function fieldOf({ field }: Pick<Refusal, 'field'>): string {
  return field.replace(/^settings\.?/, '');
}

/** True for a refusal of a whole part of the settings: no single field can show it. */
export function isOfWholePart({ field }: Pick<Refusal, 'field'>): boolean {
  return field === 'keys' || field === 'portone' || field === 'pointsKeys';
}

/** The step that has this field. */
export function stepOf(field: string): SetUpStep {
  const group = field.split('.', 1)[0];
  switch (group) {
    case 'keys':
      return 'keys';
    case 'mode':
    case 'portone':
      return 'channel';
    case 'sale':
    case 'tax':
      return 'sale';
    case 'deferred':
      return 'deferred';
    case 'screen':
    case 'network':
      return 'device';
    case 'printing':
      return 'printing';
    case 'bunjang':
    case 'pointsKeys':
      return 'points';
    case 'ledger':
      return 'ledger';
    default:
      return 'shop';
  }
}

/** The draft with the channel chosen: its key, and the older PG code beside it. */
export function withChannel(draft: Settings, { channelKey, pgProvider, pgId }: ChannelView) {
  const pg = pgProvider === 'kcp' ? `kcp.${pgId}` : '';
  return { ...draft, portone: { ...draft.portone, channelKey, pg } };
}
