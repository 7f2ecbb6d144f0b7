import type { ProviderPayment } from '../../../main/domain/provider-payment.ts';
import { won } from '../../../main/domain/won.ts';
import type { CancelOrder, Credentials, PortOne } from '../../../main/gateway/portone-port.ts';
import type { GatewayUnderTest } from './gateways.ts';
import { chargeOf, credentials, portOneFor } from './portone-for.ts';
import { transportFor } from './transport-for.ts';

/** A client of one gateway and the customer who has plenty of points. */
export type Counter = {
  readonly portone: PortOne;
  rich(): Credentials;
  /** An order number nobody used, with letters in it that must be encoded. */
  nextUid(): string;
  /** A new payment of the rich customer. */
  paid(amount?: number): Promise<ProviderPayment>;
  /** What the rich customer holds now. */
  points(): Promise<number>;
};

export function clientOf(gateway: GatewayUnderTest, keys = gateway.keys): PortOne {
  const portone = { memberCode: 'M0001' };
  return portOneFor(transportFor(gateway.origin), { keys: () => keys, portone });
}

export function openCounter(gateway: GatewayUnderTest): Counter {
  const portone = clientOf(gateway);
  const rich = () => credentials(gateway.rich.user, gateway.rich.password);
  let serial = 0;
  const nextUid = (): string => {
    serial += 1;
    return `T1-${serial}/주문?#%`;
  };
  return {
    portone,
    rich,
    nextUid,
    async paid(amount = 12_500) {
      const result = await portone.charge(rich(), chargeOf(amount, { merchantUid: nextUid() }));
      if (!result.ok) throw new Error(JSON.stringify(result.failure));
      return result.value;
    },
    async points() {
      const result = await portone.point(rich());
      return result.ok ? result.value : Number.NaN;
    },
  };
}

export function cancelOf(impUid: string, amount: number, checksum: number): CancelOrder {
  return {
    impUid,
    amountWon: won(amount),
    checksumWon: won(checksum),
    taxFreeWon: null,
    mayStart: () => true,
    reason: `반품 #C${amount}`,
  };
}
