import type { CustomerBridge } from '../preload/customer-contract.ts';
import type { TillBridge } from '../preload/till-contract.ts';

declare global {
  interface Window {
    /** In the till window only. */
    readonly till: TillBridge;
    /** In the customer window only. */
    readonly customer: CustomerBridge;
  }
}
