import { createStore, type StoreApi } from 'zustand/vanilla';
import type { CustomerBridge } from '../../../preload/customer-contract.ts';
import type { CustomerState } from '../../../preload/window-states.ts';

/** What main last told; null until it first answered. Nobody but main changes it. */
export type Mirror = { readonly state: CustomerState | null };

/** Mirrors main's state from the first answer on. A push that overtakes the answer wins. */
export function createMirror(bridge: CustomerBridge): StoreApi<Mirror> {
  const mirror = createStore<Mirror>(() => ({ state: null }));
  bridge.app.onChanged((state) => mirror.setState({ state }));
  void bridge.app.ready().then((reply) => {
    if (reply.ok && mirror.getState().state === null) mirror.setState({ state: reply.value });
  });
  return mirror;
}
