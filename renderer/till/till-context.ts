import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { TillState } from '../../preload/window-states.ts';
import type { Acts } from './acts/commands.ts';
import type { Points } from './points/points-store.ts';
import type { Entry } from './store/entry-store.ts';
import type { Lists } from './store/list-store.ts';
import type { PaymentEntry } from './store/payment-store.ts';
import type { View } from './store/view-store.ts';
import type { Till } from './till.ts';

export const TillContext = createContext<Till | null>(null);

/** The till this tree belongs to. */
export function useTill(): Till {
  const till = useContext(TillContext);
  if (till === null) throw new Error('a part of the till was drawn outside of it');
  return till;
}

export function useActs(): Acts {
  return useTill().acts;
}

/** Main's state; null until main first answered. */
export function useMaybeState(): TillState | null {
  return useStore(useTill().stores.mirror, ({ state }) => state);
}

/** Main's state, for everything that is drawn after the first answer. */
export function useTillState(): TillState {
  const state = useMaybeState();
  if (state === null) throw new Error('drawn before main answered');
  return state;
}

export function useEntry(): Entry {
  return useStore(useTill().stores.entry.store);
}

export function useView(): View {
  return useStore(useTill().stores.view);
}

export function useLists(): Lists {
  return useStore(useTill().stores.lists.store);
}

export function usePoints(): Points {
  return useStore(useTill().stores.points.store);
}

export function usePayment(): PaymentEntry {
  return useStore(useTill().stores.payment.store);
}
