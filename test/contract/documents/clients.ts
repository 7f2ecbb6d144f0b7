import type { Result } from '../../../main/domain/result.ts';
import { createBunjang } from '../../../main/gateway/bunjang/bunjang.ts';
import type { Bunjang } from '../../../main/gateway/bunjang/bunjang-port.ts';
import type { PortOne } from '../../../main/gateway/portone-port.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import { realClock } from '../portone/clocks.ts';
import { chargeOf, credentials, portOneFor } from '../portone/portone-for.ts';
import { transportFor } from '../portone/transport-for.ts';
import type { Document } from './document.ts';
import type { Replay } from './replay.ts';

/** The PortOne client at a replay, with every setting that goes out made. */
export function portOneAt({ origin }: Replay): PortOne {
  const noticeUrl = 'https://pos.example.com/hook';
  const settings = { pg: 'kcp.T0000', memberCode: 'M0001', noticeUrl };
  return portOneFor(transportFor(origin), { portone: settings });
}

/** The Bunjang client at a replay. */
export function bunjangAt({ origin }: Replay): Bunjang {
  const secret = new Secret(Buffer.from('secret-of-a-test').toString('base64'));
  return createBunjang({
    transport: transportFor(origin),
    clock: realClock,
    random: seededRandom(1),
    keys: () => ({ key: new Secret('access-1'), secret }),
  });
}

const buyer = {
  name: '홍길동',
  email: 'hong@example.com',
  tel: '010-0000-0000',
  addr: '서울시 어딘가 1',
  postcode: '06000',
};

/** Asks what each document is about, over HTTP. */
export const calls: Readonly<
  Record<
    Document['number'],
    (replay: Replay) => Promise<Result<unknown, { readonly kind: string }>>
  >
> = {
  async '000'(replay) {
    const points = await portOneAt(replay).point(credentials());
    return points.ok ? { ok: true, value: { point: points.value } } : points;
  },
  '001': (replay) =>
    portOneAt(replay).charge(
      credentials(),
      chargeOf(12_500, { buyer, customData: { till: 'T1' } }),
    ),
  '002': (replay) => bunjangAt(replay).issuance('123'),
  async '003'(replay) {
    const reading = await portOneAt(replay).balance('imps_123456789012');
    if (!reading.ok) return reading;
    const { value } = reading;
    return { ok: true, value: value.provided ? value.balance : value };
  },
};
