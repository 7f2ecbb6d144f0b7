import { expect, test } from 'vitest';
import { won } from '../../../main/domain/won.ts';
import { dataStateOf } from '../../../renderer/customer/data-state.ts';
import { createCustomer } from '../../../renderer/customer/store/customer.ts';
import { fakeCustomerBridge } from '../../fakes/fake-customer-bridge.ts';
import { salesOf, stateWith } from './customer-samples.ts';

const sales = salesOf();
const entry = stateWith({ at: 'entry', amountWon: won(12_000), deadlineMs: 4e12, refused: 0 });
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function customerAt(state = entry) {
  const bridge = fakeCustomerBridge(state);
  const customer = createCustomer(bridge);
  await settle();
  const callsOf = (name: string): readonly unknown[] =>
    bridge.fake.calls.filter((call) => call.name === name).map(({ argument }) => argument);
  return { ...customer, fake: bridge.fake, callsOf };
}

test.each(Object.keys(sales))('the body says %s', (name) => {
  const sale = sales[name];
  if (sale === undefined) throw new Error('no such sample');
  expect(dataStateOf(sale, 'id')).toBe(name);
});

test('the step of typing is part of what the body says', () => {
  expect(dataStateOf(entry.sale, 'pw')).toBe('customer.pw');
});

test('what main pushes before its first answer is not overwritten by it', async () => {
  const bridge = fakeCustomerBridge(stateWith({ at: 'idle' }));
  const { mirror } = createCustomer(bridge);
  bridge.fake.push(entry);
  await settle();
  expect(mirror.getState().state).toEqual(entry);
});

test('main hears which field is typed in, and nothing else', async () => {
  const { acts, view, callsOf, fake } = await customerAt();
  acts.typeIn('pw');
  acts.typeIn('id');
  expect(callsOf('sale.step')).toEqual([{ step: 'pw' }, { step: 'id' }]);
  expect(view.getState().typing).toBe('id');
  expect(fake.calls).toHaveLength(3);
});

test('the ID and the password go to main once and are in no store', async () => {
  const { acts, mirror, view, callsOf } = await customerAt();
  acts.typeIn('pw');
  acts.signIn('minji_k', 'pa55-Word');
  acts.signIn('minji_k', 'pa55-Word');
  const kept = JSON.stringify([mirror.getState(), view.getState()]);
  expect(kept).not.toMatch(/minji|pa55/);
  expect(view.getState().signingIn).toBe(true);
  await settle();
  expect(callsOf('sale.signIn')).toEqual([{ user: 'minji_k', password: 'pa55-Word' }]);
  expect(view.getState()).toMatchObject({ signingIn: false, typing: 'id', trouble: null });
});

test('what main refuses to take must be typed again', async () => {
  const { acts, view, fake } = await customerAt();
  fake.fail('sale.signIn', { kind: 'refused', field: 'customer.user', rule: 'has-spaces' });
  acts.typeIn('pw');
  acts.signIn('a', 'b');
  await settle();
  expect(view.getState()).toMatchObject({ typing: 'id', trouble: 'entry.refused' });
});

test.each(Object.keys(sales).filter((name) => name !== 'customer.id' && name !== 'idle'))(
  'typing begins with the ID again after %s',
  async (name) => {
    const { acts, view, fake } = await customerAt();
    acts.typeIn('pw');
    const sale = sales[name];
    if (sale !== undefined) fake.push(stateWith(sale));
    expect(view.getState().typing).toBe('id');
  },
);

test('typing begins with the ID again after another refusal', async () => {
  const { acts, view, fake } = await customerAt();
  acts.typeIn('pw');
  fake.push(stateWith({ at: 'entry', amountWon: won(12_000), deadlineMs: 4e12, refused: 1 }));
  expect(view.getState().typing).toBe('id');
});

test('more time for the same step leaves the typing where it was', async () => {
  const { acts, view, fake } = await customerAt();
  acts.typeIn('pw');
  fake.push(stateWith({ at: 'entry', amountWon: won(12_000), deadlineMs: 5e12, refused: 0 }));
  expect(view.getState().typing).toBe('pw');
});

test('the next customer finds the usual sizes and colours', async () => {
  const { acts, view, fake } = await customerAt();
  acts.toggle('large');
  acts.toggle('contrast');
  expect(view.getState()).toMatchObject({ large: true, contrast: true });
  fake.push(stateWith({ at: 'idle' }));
  expect(view.getState()).toMatchObject({ large: false, contrast: false });
});

test('consent sends the amount that was shown, and only once for two taps', async () => {
  const { acts, fake, callsOf } = await customerAt();
  fake.hold('sale.consent');
  acts.consent(won(7_000));
  acts.consent(won(7_000));
  expect(callsOf('sale.consent')).toEqual([{ amountWon: 7_000 }]);
  fake.release('sale.consent');
  await settle();
});

test('a press that main did not take is said, and the next press takes the word back', async () => {
  const { acts, view, fake } = await customerAt();
  fake.fail('sale.stop', { kind: 'storage', state: 'full' });
  acts.stop();
  await settle();
  expect(view.getState().trouble).toBe('failed');
  acts.stay();
  expect(view.getState().trouble).toBeNull();
});

test('staff that cannot be called is said', async () => {
  const { acts, view, fake } = await customerAt();
  acts.help();
  await settle();
  expect(view.getState().help).toBe('called');
  acts.closeHelp();
  fake.fail('sale.help', { kind: 'refused', field: 'customer.step', rule: 'not-now' });
  acts.help();
  await settle();
  expect(view.getState().help).toBe('failed');
});

test('typing near the end of the time asks for more, typing early does not', async () => {
  const deadlineMs = 1_000_000;
  const { acts, callsOf } = await customerAt(
    stateWith({ at: 'entry', amountWon: won(12_000), deadlineMs, refused: 0 }),
  );
  acts.keyPressed(deadlineMs - 41_000);
  expect(callsOf('sale.stay')).toHaveLength(0);
  acts.keyPressed(deadlineMs - 39_000);
  acts.keyPressed(deadlineMs - 38_000);
  expect(callsOf('sale.stay')).toHaveLength(1);
});
