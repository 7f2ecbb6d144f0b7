import { describe, expect, test } from 'vitest';
import type { Contract } from '../../../preload/call.ts';
import { customerContract } from '../../../preload/customer-contract.ts';
import { tillContract } from '../../../preload/till-contract.ts';
import { createTestBridge, type TestBridge } from '../../core/bridge.ts';
import {
  buyerFields,
  callFields,
  mark,
  rightArgument,
  wrongValues,
} from '../../core/cases/bridge-arguments.ts';

const { channels } = createTestBridge();
const taking = channels.filter((channel) => rightArgument(channel) !== undefined);
const takingNothing = channels.filter((channel) => rightArgument(channel) === undefined);

/** Refused in words that name a field and a rule, and repeat nothing; no handler heard of it. */
async function expectRefused(
  bridge: TestBridge,
  channel: string,
  argument: unknown,
): Promise<void> {
  const reply = await bridge.ask(channel, argument);
  const what = `${channel} ${inWords(argument)}`;
  expect(reply, what).toMatchObject({
    ok: false,
    failure: { kind: 'refused', field: expect.stringMatching(/./), rule: expect.any(String) },
  });
  expect(JSON.stringify([reply, bridge.refusals]), what).not.toContain(mark);
  expect(bridge.reached, what).toEqual([]);
  expect(bridge.bugs, what).toEqual([]);
}

function inWords(argument: unknown): string {
  return JSON.stringify(argument, (_, value) =>
    typeof value === 'bigint' ? `${value}n` : value,
  )?.slice(0, 120);
}

test('both contracts are answered, call by call, and nothing else is', () => {
  const contracts: Record<string, Contract> = { till: tillContract, customer: customerContract };
  const calls = Object.entries(contracts).flatMap(([window, contract]) =>
    Object.entries(contract).flatMap(([group, verbs]) =>
      Object.entries(verbs)
        .filter(([, { leaf }]) => leaf === 'call')
        .map(([verb]) => `${window}/${group}/${verb}`),
    ),
  );
  expect(channels.toSorted()).toEqual(calls.toSorted());
  expect(taking.toSorted()).toEqual([...Object.keys(callFields), 'till/setup/save'].toSorted());
});

describe('an argument that is right', () => {
  test.each(channels)('%s reaches its handler as it is', async (channel) => {
    const bridge = createTestBridge();
    const argument = rightArgument(channel);
    expect(await bridge.ask(channel, argument)).toEqual({ ok: true, value: null });
    expect(bridge.reached).toEqual([{ channel, argument }]);
  });

  test('with every optional field left out, or there without a value', async () => {
    for (const [channel, fields] of Object.entries(callFields)) {
      const bridge = createTestBridge();
      const needed = Object.entries(fields).filter(([, { optional }]) => !optional);
      const plain = Object.fromEntries(needed.map(([name, { sample }]) => [name, sample]));
      const empty = Object.fromEntries(Object.keys(fields).map((name) => [name, undefined]));
      for (const argument of [plain, { ...empty, ...plain }]) await bridge.ask(channel, argument);
      expect(bridge.reached).toEqual([
        { channel, argument: plain },
        { channel, argument: plain },
      ]);
    }
  });

  test.each(['show', 'standing', 'print', 'withdrawPrint'])(
    'a deposit slip is named by its issuance: till/receipt/%s',
    async (verb) => {
      const bridge = createTestBridge();
      const channel = `till/receipt/${verb}`;
      await bridge.ask(channel, { issuanceId: '132' });
      await bridge.ask('till/receipt/save', { of: { issuanceId: '132' }, as: 'pdf' });
      expect(bridge.reached.map(({ argument }) => argument)).toEqual([
        { issuanceId: '132' },
        { of: { issuanceId: '132' }, as: 'pdf' },
      ]);
    },
  );

  test('the default printer has no name', async () => {
    const bridge = createTestBridge();
    const argument = { printer: '', paperMm: 80 };
    await bridge.ask('till/receipt/testPage', argument);
    expect(bridge.reached).toEqual([{ channel: 'till/receipt/testPage', argument }]);
  });

  test('at its limits, counted as people count', async () => {
    const bridge = createTestBridge();
    const buyer = Object.fromEntries(
      Object.entries(buyerFields).map(([name, field]) => [
        name,
        '가'.repeat('max' in field ? field.max : 1),
      ]),
    );
    for (const amountWon of [1, 99_999_999]) {
      const sale = { amountWon, itemName: '🍱'.repeat(40), buyer };
      expect(await bridge.ask('till/sale/begin', sale)).toMatchObject({ ok: true });
    }
    for (const taxFreeWon of [0, 99_999_999]) {
      const sale = { amountWon: 1, taxFreeWon };
      expect(await bridge.ask('till/sale/begin', sale)).toMatchObject({ ok: true });
    }
    expect(bridge.reached).toHaveLength(4);
  });
});

describe('an argument that is not even of the right kind', () => {
  const shapes = [undefined, null, mark, 7, true, [], [{}], {}, [mark], 7n, Number.NaN];
  test.each(taking)('%s', async (channel) => {
    const bridge = createTestBridge();
    for (const argument of shapes) await expectRefused(bridge, channel, argument);
    const right = rightArgument(channel);
    await expectRefused(bridge, channel, [right]);
    await expectRefused(bridge, channel, JSON.stringify(right));
  });

  test.each(takingNothing)('%s takes nothing', async (channel) => {
    const bridge = createTestBridge();
    for (const argument of [{}, [], mark, 0, false, { [`x${1}`]: mark }]) {
      await expectRefused(bridge, channel, argument);
    }
    expect(await bridge.ask(channel, null)).toMatchObject({ ok: true });
  });
});

describe('an argument with a field too many', () => {
  test.each(taking)('%s', async (channel) => {
    const bridge = createTestBridge();
    const right = rightArgument(channel);
    const more = { ...Object(right), extra: mark };
    await expectRefused(bridge, channel, more);
    expect(bridge.refusals.at(-1)).toMatchObject({ rule: 'unknown-field' });
    await expectRefused(bridge, channel, JSON.parse(`{"__proto__":${JSON.stringify(right)}}`));
  });
});

describe('an argument with one wrong value', () => {
  const fields = Object.entries(callFields).flatMap(([channel, of]) =>
    Object.entries(of).map(([name, field]) => [channel, name, field] as const),
  );
  test.each(fields)('%s: %s', async (channel, name, field) => {
    const bridge = createTestBridge();
    for (const value of wrongValues(field)) {
      const right = Object(rightArgument(channel));
      await expectRefused(bridge, channel, { ...right, [name]: value });
      expect(bridge.refusals.at(-1)?.field.endsWith(`.${name}`) || name === 'language').toBe(true);
    }
  });

  test.each(Object.entries(buyerFields))('a buyer: %s', async (name, field) => {
    const bridge = createTestBridge();
    for (const value of wrongValues({ ...field, optional: true })) {
      const sale = { amountWon: 1, buyer: { [name]: value } };
      await expectRefused(bridge, 'till/sale/begin', sale);
      expect(bridge.refusals.at(-1)?.field).toBe(`sale.buyer.${name}`);
    }
    await expectRefused(bridge, 'till/sale/begin', { amountWon: 1, buyer: [] });
    await expectRefused(bridge, 'till/sale/begin', { amountWon: 1, buyer: { extra: mark } });
  });

  test.each([
    [
      'an amount as text',
      'till/sale/begin',
      { amountWon: '100' },
      'sale.amountWon',
      'not-a-number',
    ],
    ['an amount in parts', 'till/sale/begin', { amountWon: 0.5 }, 'sale.amountWon', 'whole-won'],
    ['no amount', 'till/sale/begin', { amountWon: 0 }, 'sale.amountWon', 'above-zero'],
    [
      'a part of a won tax-free',
      'till/sale/begin',
      { amountWon: 9, taxFreeWon: 0.5 },
      'sale.taxFreeWon',
      'whole-won',
    ],
    ['too much', 'till/sale/begin', { amountWon: 1e9 }, 'sale.amountWon', 'too-many-digits'],
    [
      'a number of 41 characters',
      'till/payments/check',
      { merchantUid: 'u'.repeat(41) },
      'payment.merchantUid',
      'too-long',
    ],
    [
      'a key with a space',
      'till/setup/saveKeys',
      { key: 'a b', secret: 's', thisRunOnly: true },
      'keys.key',
      'has-spaces',
    ],
    [
      'a password with a line end',
      'customer/sale/signIn',
      { user: 'u', password: 'p\n' },
      'customer.password',
      'has-control',
    ],
    [
      'a document of nothing',
      'till/receipt/save',
      { of: {}, as: 'pdf' },
      'receipt.of.merchantUid',
      'missing',
    ],
    [
      'a cancel of no payment',
      'till/receipt/print',
      { cancelId: 'C7F3K2' },
      'receipt.merchantUid',
      'missing',
    ],
    [
      'a payment and an issuance at once',
      'till/receipt/show',
      { merchantUid: 'm-1', issuanceId: '132' },
      'receipt.merchantUid',
      'unknown-field',
    ],
    ['no ID', 'customer/sale/signIn', { user: '', password: 'p' }, 'customer.user', 'missing'],
  ])('%s is refused in its own words', async (_, channel, argument, field, rule) => {
    const bridge = createTestBridge();
    expect(await bridge.ask(channel, argument)).toMatchObject({ failure: { field, rule } });
  });
});
