import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { CustomerState } from '../../preload/window-states.ts';
import type { Acts, Customer } from './store/customer.ts';
import type { View } from './store/view-store.ts';

export const CustomerContext = createContext<Customer | null>(null);

function useCustomer(): Customer {
  const customer = useContext(CustomerContext);
  if (customer === null) throw new Error('a part of the customer window was drawn outside of it');
  return customer;
}

export function useActs(): Acts {
  return useCustomer().acts;
}

export function useView(): View {
  return useStore(useCustomer().view);
}

/** Main's state; null until main first answered. */
export function useMaybeState(): CustomerState | null {
  return useStore(useCustomer().mirror, ({ state }) => state);
}

/** Main's state, for everything that is drawn after the first answer. */
export function useCustomerState(): CustomerState {
  const state = useMaybeState();
  if (state === null) throw new Error('drawn before main answered');
  return state;
}
