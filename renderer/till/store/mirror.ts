import { createStore, type StoreApi } from 'zustand/vanilla';
import type { TillBridge } from '../../../preload/till-contract.ts';
import type { TillState } from '../../../preload/window-states.ts';

/** What main last told; null until it first answered. Nobody but main changes it. */
export type Mirror = { readonly state: TillState | null };

/** Mirrors main's state from the first answer on. A push that overtakes the answer wins. */
export function createMirror(bridge: TillBridge): StoreApi<Mirror> {
  const mirror = createStore<Mirror>(() => ({ state: null }));
  bridge.app.onChanged((state) => mirror.setState({ state }));
  void bridge.app.ready().then((reply) => {
    if (reply.ok && mirror.getState().state === null) mirror.setState({ state: reply.value });
  });
  return mirror;
}
