import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { PortOne } from '../../../main/gateway/portone-port.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import type { Commit, Fault } from '../../../main/training/portone/faults.ts';
import {
  startTrainingGateway,
  type TrainingGateway,
  trainingKeys,
} from '../../../main/training/portone/server.ts';
import { chargeOf, credentials, order, portOneFor } from './portone-for.ts';
import { closeTransports, transportFor } from './transport-for.ts';

const who = { id: 'rich01', password: 'pw-1', balanceWon: 5_000_000 };
const commits: readonly Commit[] = ['done', 'never'];

let gateway: TrainingGateway;
let portone: PortOne;
let serial = 0;
beforeAll(async () => {
  gateway = await startTrainingGateway({ accounts: [who] });
});
afterEach(async () => {
  gateway.faults.clear();
  await closeTransports();
});
afterAll(() => gateway.close());

function client(answerTimeoutMs = 10_000): PortOne {
  const keys = { key: new Secret(trainingKeys.key), secret: new Secret(trainingKeys.secret) };
  const transport = transportFor(new URL(gateway.url), { answerTimeoutMs });
  return portOneFor(transport, { keys: () => keys });
}

/** Every fault a charge may meet: what the client says, and whether money was taken all the same. */
const faults: readonly (readonly [Fault, object, boolean])[] = [
  ...commits.flatMap((commit): readonly (readonly [Fault, object, boolean])[] => {
    const taken = commit === 'done';
    const unreadable = { kind: 'no-answer', why: 'unreadable' };
    return [
      [{ kind: 'drop', commit }, { kind: 'no-answer', why: 'reset' }, taken],
      [{ kind: 'page', status: 502, commit }, { ...unreadable, status: 502 }, taken],
      [{ kind: 'page', status: 200, commit }, { ...unreadable, status: 200 }, taken],
      [{ kind: 'page', status: 404, commit }, { ...unreadable, status: 404 }, taken],
      [{ kind: 'page', status: 302, commit }, { kind: 'no-answer', why: 'redirect' }, taken],
      [{ kind: 'empty', status: 500, commit }, { ...unreadable, status: 500 }, taken],
      [{ kind: 'garbled', commit }, unreadable, taken],
      [{ kind: 'truncated', commit }, { kind: 'no-answer', why: 'reset' }, taken],
      [{ kind: 'huge', bytes: 2_000_000, commit }, { kind: 'no-answer', why: 'too-large' }, taken],
    ];
  }),
  [{ kind: 'late-answer', delayMs: 1_600 }, { kind: 'no-answer', why: 'timeout' }, true],
  [{ kind: 'null-response' }, { kind: 'no-answer', why: 'unreadable' }, true],
  [{ kind: 'altered', response: { amount: '12500' } }, { kind: 'no-answer' }, true],
  [{ kind: 'unauthorised' }, { kind: 'unauthorised' }, false],
  [{ kind: 'too-many', retryAfterS: 1 }, { kind: 'refused', status: 429 }, false],
  [{ kind: 'decline', text: '[8178] 한도 초과' }, { kind: 'refused', status: 500 }, false],
  [
    { kind: 'decline', text: '한도', as: 'http-200' },
    { kind: 'refused', status: 200, message: expect.stringContaining('한도') },
    false,
  ],
  [
    { kind: 'refuse', status: 400, code: -7, message: '없음' },
    { kind: 'refused', status: 400, code: -7, message: '없음' },
    false,
  ],
];

describe('a charge that meets a fault is posted once, named for what it is, and look-ups tell the truth', () => {
  test.each(faults)('%j', async (fault, failure, taken) => {
    serial += 1;
    const merchantUid = `T1-fault-${serial}`;
    portone = client(fault.kind === 'late-answer' ? 800 : 10_000);
    gateway.faults.next('charge', fault);
    const before = gateway.seen.filter(({ route }) => route === 'charge').length;
    const result = await portone.charge(
      credentials(who.id, who.password),
      chargeOf(12_500, { merchantUid }),
    );
    expect(result).toMatchObject({ ok: false, failure: { sent: true, ...failure } });
    expect(gateway.seen.filter(({ route }) => route === 'charge')).toHaveLength(before + 1);
    const rows = await portone.findAll(merchantUid);
    const paid = rows.ok ? rows.value.filter(({ status }) => status === 'paid') : null;
    expect(paid).toHaveLength(taken ? 1 : 0);
  });
});

test('a charge to a gateway that is not there was not sent; one to a gateway that hangs up was', async () => {
  portone = client();
  expect(await portone.signIn()).toMatchObject({ ok: true });
  const charge = () =>
    portone.charge(credentials(who.id, who.password), chargeOf(12_500, { merchantUid: 'T1-dead' }));
  gateway.faults.down.add('charge');
  expect(await charge()).toMatchObject({ failure: { kind: 'no-answer', why: 'reset' } });
  await gateway.unplug();
  expect(await charge()).toEqual({
    ok: false,
    failure: { kind: 'not-sent', sent: false, why: 'offline' },
  });
  await gateway.plugIn();
  gateway.faults.clear();
  expect(await charge()).toMatchObject({ ok: true });
});

test('a token that ends in flight costs a look-up one more question, and a cancel its answer', async () => {
  portone = client();
  const merchantUid = 'T1-in-flight';
  const who1 = credentials(who.id, who.password);
  const paid = await portone.charge(who1, chargeOf(12_500, { merchantUid }));
  for (const target of ['find', 'find-all', 'payment', 'point', 'by-status'] as const) {
    gateway.faults.next(target, { kind: 'unauthorised' });
  }
  const nowS = Math.floor(Date.now() / 1_000);
  const answers = await Promise.all([
    portone.find(merchantUid),
    portone.findAll(merchantUid),
    portone.payment(paid.ok ? paid.value.impUid : '-', { includeSandbox: true }),
    portone.point(who1),
    portone.byStatus('all', { fromS: nowS - 60, toS: nowS + 60 }),
  ]);
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true, true]);
  gateway.faults.next('cancel', { kind: 'unauthorised' });
  expect(await portone.cancel(order)).toMatchObject({ failure: { kind: 'unauthorised' } });
  expect(gateway.seen.filter(({ route }) => route === 'cancel')).toHaveLength(1);
});
