import { won } from '../../../main/domain/won.ts';
import { createPortOne, type PortOneOptions } from '../../../main/gateway/portone.ts';
import type {
  CancelOrder,
  Charge,
  Credentials,
  PortOne,
} from '../../../main/gateway/portone-port.ts';
import type { Keys } from '../../../main/gateway/token.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { realClock } from './clocks.ts';

export const testKeys: Keys = { key: new Secret('key-1'), secret: new Secret('secret-1') };

export const noSettings: PortOneOptions['portone'] = {
  channelKey: '',
  pg: '',
  memberCode: '',
  tier: '',
  noticeUrl: '',
};

/** The client over `transport`, with nothing configured but what is given. */
export function portOneFor(
  transport: PortOneOptions['transport'],
  options: Partial<Omit<PortOneOptions, 'portone'>> & {
    readonly portone?: Partial<PortOneOptions['portone']>;
  } = {},
): PortOne {
  const { portone, ...rest } = options;
  return createPortOne({
    transport,
    clock: realClock,
    keys: () => testKeys,
    ...rest,
    portone: { ...noSettings, ...portone },
  });
}

export function credentials(user = 'hong01', password = 'p@ss-word'): Credentials {
  return { user: Buffer.from(user), password: Buffer.from(password) };
}

export function chargeOf(amount: number, changes: Partial<Charge> = {}): Charge {
  return {
    merchantUid: 'T1-20261121-000042',
    amountWon: won(amount),
    itemName: '도시락 외 2건',
    buyer: {},
    customData: null,
    mayStart: () => true,
    ...changes,
  };
}

export const order: CancelOrder = {
  impUid: 'imps_1',
  amountWon: won(2_500),
  checksumWon: won(12_500),
  taxFreeWon: null,
  mayStart: () => true,
  reason: '일부 반품 #C7F3K2',
};
