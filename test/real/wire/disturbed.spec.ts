import { describe, expect, test } from 'vitest';
import { checkClosed } from '../../../main/services/check-payment.ts';
import { expectBooksAgree, paidRowsOf } from '../../core/books-agree.ts';
import { chargeOnce, newSale, paymentOf } from '../../core/test-sale.ts';
import { untilSeen } from '../../core/until.ts';
import { statusOf } from '../../core/words.ts';
import type { WireFault } from './fault-proxy.ts';
import { chargeLine, chargeThrough, createWireCore, type WireCore } from './wire-core.ts';

const answerTimeoutMs = 150;
const html = '<!doctype html><title>Wi-Fi</title><form>Sign in to the network</form>';

function pageOf(status: string, body = html): string {
  const head = `HTTP/1.1 ${status}\r\ncontent-type: text/html\r\nconnection: close\r\n`;
  return `${head}content-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;
}

const nothing = 'not-charged: nothing-found';
type Case = readonly [
  name: string,
  fault: WireFault,
  atOnce: string,
  atRest: string,
  posts: number,
];

const page = (text: string, through: boolean): WireFault => ({ kind: 'page', page: text, through });
const cases: readonly Case[] = [
  [
    'closed when the answer was there',
    { kind: 'cut-answer', bytes: 0, how: 'end' },
    'unknown',
    'paid',
    1,
  ],
  [
    'reset when the answer was there',
    { kind: 'cut-answer', bytes: 0, how: 'reset' },
    'unknown',
    'paid',
    1,
  ],
  ['answered a little late', { kind: 'delay', ms: 40 }, 'paid', 'paid', 1],
  ['answered too late', { kind: 'delay', ms: 600 }, 'unknown', 'paid', 1],
  ['sent twice by the network', { kind: 'replay', answer: 'first' }, 'paid', 'paid', 2],
  ['sent twice, the second answer comes', { kind: 'replay', answer: 'second' }, 'paid', 'paid', 2],
  ['met by a sign-in page', page(pageOf('200 OK'), false), 'unknown', nothing, 0],
  ['met by a 404 page', page(pageOf('404 Not Found'), false), 'unknown', nothing, 0],
  [
    'met by a redirect to a sign-in page',
    page(pageOf('302 Found\r\nlocation: /login'), false),
    'unknown',
    nothing,
    0,
  ],
  ['met by a proxy that wants a password', page(pageOf('407 Proxy'), false), 'unknown', nothing, 0],
  ['answered by a page after it got through', page(pageOf('200 OK'), true), 'unknown', 'paid', 1],
  [
    'answered by a 502 after it got through',
    page(pageOf('502 Bad Gateway'), true),
    'unknown',
    'paid',
    1,
  ],
  [
    'answered with an envelope of somebody else',
    page(pageOf('403 Forbidden', '{"code":-1}'), true),
    'unknown',
    'paid',
    1,
  ],
];

async function endOf({ till }: WireCore, merchantUid: string): Promise<string> {
  await till.clock.advance(600_000);
  return statusOf(paymentOf(till.core(), merchantUid));
}

describe('a charge that is', () => {
  test.each(cases)('%s', async (_name, fault, atOnce, atRest, posts) => {
    const wire = await createWireCore({ answerTimeoutMs });
    const charge = await chargeThrough(wire, fault);
    expect([charge.status, charge.sent, charge.posts]).toEqual([atOnce, true, posts]);
    const { merchantUid } = charge.payment;
    expect(await endOf(wire, merchantUid)).toBe(atRest);
    expect(paidRowsOf(wire.till, merchantUid).length).toBeLessThanOrEqual(1);
    expectBooksAgree(wire.till);
    expect(wire.till.bugs).toEqual([]);
  });

  test('sent twice by the network to a provider that takes both is found by whoever looks', async () => {
    const wire = await createWireCore({ answerTimeoutMs });
    wire.till.gateway.switches.uniqueness = 'weak';
    wire.till.gateway.switches.commitDelayMs = 1_000;
    const { till, proxy } = wire;
    const payment = newSale(till.core());
    await till.core().portone.signIn();
    proxy.faults.set(chargeLine, { kind: 'replay', answer: 'first' });
    const charging = chargeOnce(till.core(), payment);
    await untilSeen(till, 'charge', 2);
    till.clock.advanceNow(1_000);
    await charging;
    expect(paidRowsOf(till, payment.merchantUid)).toHaveLength(2);
    const paid = paymentOf(till.core(), payment.merchantUid);
    expect(statusOf(paid)).toBe('paid');
    expect(await checkClosed(till.core(), paid)).toBe(true);
    // The provider broke its own rule; whoever looks is told, and a person is called.
    expect(statusOf(paymentOf(till.core(), payment.merchantUid))).toBe('paid!two-paid');
    expect(till.bugs).toEqual([]);
  });

  test('refused by the network was not sent, and goes out once when the way is back', async () => {
    const wire = await createWireCore({ answerTimeoutMs });
    const { till, proxy } = wire;
    await till.core().portone.signIn();
    const payment = newSale(till.core());
    await proxy.close();
    const end = await chargeOnce(till.core(), payment);
    expect([statusOf(end.payment), end.why, proxy.passed.length]).toEqual([
      'created',
      'offline',
      0,
    ]);
    expect(till.core().ledger.read.attempts(payment.merchantUid)).toMatchObject([{ sent: false }]);
    expectBooksAgree(till);
  });
});

test('while every look-up meets a sign-in page nothing is believed; then the truth is found', async () => {
  const wire = await createWireCore({ answerTimeoutMs });
  const { till, proxy } = wire;
  const lost = await chargeThrough(wire, { kind: 'cut-answer', bytes: 20, how: 'end' });
  const unsent = await chargeThrough(wire, { kind: 'cut-request', bytes: 20, how: 'end' });
  for (const status of ['200 OK', '404 Not Found', '401 Unauthorized']) {
    for (const begins of ['GET ', 'POST /users']) {
      proxy.faults.set(begins, { kind: 'page', page: pageOf(status), through: false });
    }
    proxy.hangUp();
    await till.clock.advance(1_800_000);
    for (const { payment } of [lost, unsent]) {
      expect(paymentOf(till.core(), payment.merchantUid).state.at, status).toBe('unknown');
    }
  }
  proxy.faults.clear();
  expect(await endOf(wire, lost.payment.merchantUid)).toBe('paid');
  expect(await endOf(wire, unsent.payment.merchantUid)).toBe(nothing);
  expectBooksAgree(till);
  expect(till.bugs).toEqual([]);
});
