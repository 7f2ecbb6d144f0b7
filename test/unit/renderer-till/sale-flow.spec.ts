import { describe, expect, it } from 'vitest';
import type { TillSale } from '../../../preload/sale-views.ts';
import type { DigitKey } from '../../../renderer/till/flow/digits.ts';
import { receiptViewOf } from '../../fakes/receipt-views.ts';
import { idleState, paymentOf, salesAt, won } from '../../fakes/till-states.ts';
import { type FakeDesk, fakeDesk } from './fake-desk.ts';

const sales = salesAt(0);

function saleAt(name: string): TillSale {
  const sale = sales[name];
  if (sale === undefined) throw new Error(`no sale called ${name}`);
  return sale;
}

function type(desk: FakeDesk, ...keys: readonly DigitKey[]): void {
  for (const key of keys) desk.keys.type(key);
}

describe('a sale', () => {
  it('is asked for once, however often Enter is pressed', async () => {
    const desk = await fakeDesk();
    type(desk, '1', '2', '00', '0');
    desk.keys.command('primary');
    desk.keys.command('primary');
    await desk.settle();
    expect(desk.main.calls).toEqual([{ name: 'sale.begin', argument: { amountWon: 12_000 } }]);
  });

  it('takes the item name and the buyer along, and forgets them with the amount once it has begun', async () => {
    const desk = await fakeDesk();
    desk.stores.entry.keepDetails({
      itemName: '커피',
      buyer: { tel: '010' },
      taxFreeWon: null,
    });
    type(desk, '5');
    desk.keys.command('primary');
    await desk.settle();
    expect(desk.main.calls[0]?.argument).toEqual({
      amountWon: 5,
      itemName: '커피',
      buyer: { tel: '010' },
    });
    expect(desk.digits()).toBe('5');
    desk.sale(saleAt('customer.intro'));
    const nothing = { digits: '', itemName: '', buyer: {}, taxFreeWon: null };
    expect(desk.stores.entry.store.getState()).toEqual(nothing);
  });

  it.each([
    ['mixed', 500, { amountWon: 900, taxFreeWon: 500 }],
    ['mixed', 0, { amountWon: 900, taxFreeWon: 0 }],
    ['mixed', 900, { amountWon: 900, taxFreeWon: 900 }],
    ['mixed', null, { amountWon: 900 }],
    ['taxable', 500, { amountWon: 900 }],
    ['tax-free', 901, { amountWon: 900 }],
  ] as const)('in a %s shop with %s tax-free asks for %j', async (taxType, taxFreeWon, asked) => {
    const desk = await fakeDesk({ ...idleState, taxType });
    const free = taxFreeWon === null ? null : won(taxFreeWon);
    desk.stores.entry.keepDetails({ itemName: '', buyer: {}, taxFreeWon: free });
    type(desk, '9', '00');
    desk.keys.command('primary');
    await desk.settle();
    expect(desk.main.calls).toEqual([{ name: 'sale.begin', argument: asked }]);
  });

  it('is not asked for with more tax-free than its amount', async () => {
    const desk = await fakeDesk({ ...idleState, taxType: 'mixed' });
    desk.stores.entry.keepDetails({ itemName: '', buyer: {}, taxFreeWon: won(901) });
    type(desk, '9', '00');
    desk.keys.command('primary');
    await desk.settle();
    expect(desk.asked()).not.toContain('sale.begin');
    type(desk, '0');
    desk.keys.command('primary');
    await desk.settle();
    expect(desk.asked()).toContain('sale.begin');
  });

  it.each([
    ['no amount', idleState, []],
    ['more than the limit', { ...idleState, maxWon: won(900) }, ['9', '0', '1']],
    ['no internet', { ...idleState, online: false }, ['5']],
    ['no keys', { ...idleState, mode: 'test', keys: 'missing' }, ['5']],
    ['a locked keychain', { ...idleState, keys: 'missing', keychain: 'locked' }, ['5']],
    ['a full disk', { ...idleState, notices: [{ kind: 'storage', state: 'full' }] }, ['5']],
    [
      'a closed gateway',
      { ...idleState, notices: [{ kind: 'real-gateway-closed', rule: 'live-closed' }] },
      ['5'],
    ],
  ] as const)('is not asked for with %s', async (_, state, keys) => {
    const desk = await fakeDesk(state);
    type(desk, ...keys);
    desk.keys.command('primary');
    await desk.settle();
    expect(desk.asked()).not.toContain('sale.begin');
  });

  it('needs no keys in practice', async () => {
    const desk = await fakeDesk({ ...idleState, mode: 'training', keys: 'missing' });
    type(desk, '5');
    desk.keys.command('primary');
    expect(desk.asked()).toEqual(['sale.begin']);
  });

  it('that main refuses leaves the amount, and says why', async () => {
    const failure = { kind: 'storage', state: 'full' } as const;
    const desk = await fakeDesk(idleState, { 'sale.begin': { ok: false, failure } });
    type(desk, '5');
    desk.keys.command('primary');
    await desk.settle();
    expect(desk.digits()).toBe('5');
    expect(desk.stores.view.getState().message).toEqual({
      kind: 'failure',
      failure,
      about: 'sale',
    });
    desk.keys.command('back');
    expect(desk.stores.view.getState().message).toBeNull();
  });
});

const done = (name: string) => [name];
const swivel = { ...idleState, screen: 'swivel' } as const;
const finalNo = { ...saleAt('declined'), mayRetry: false } as TillSale;
const unsendable = { ...saleAt('not-sent'), maySendAgain: false } as TillSale;

describe('Enter and Esc', () => {
  it.each<[string, TillSale, readonly string[], readonly string[]]>([
    ['while the customer types', saleAt('customer.pw'), [], done('sale.stop')],
    ['when points are short', saleAt('short'), [], done('sale.stop')],
    ['when a part was agreed', saleAt('part-agreed'), done('sale.acceptPart'), done('sale.stop')],
    ['while it is sent', saleAt('sending'), [], []],
    ['when approved', saleAt('approved'), done('sale.dismiss'), done('sale.dismiss')],
    ['when refused', saleAt('declined'), done('sale.retry'), done('sale.dismiss')],
    ['when refused for good', finalNo, done('sale.dismiss'), done('sale.dismiss')],
    ['when not sent', saleAt('not-sent'), done('sale.sendAgain'), done('sale.dismiss')],
    ['when waiting is offered', saleAt('wait-offer'), done('sale.sendAgain'), done('sale.dismiss')],
    ['when it may wait at the shop’s risk', saleAt('wait-agreed'), [], done('sale.dismiss')],
    ['when it waits', saleAt('waiting'), done('sale.dismiss'), done('sale.dismiss')],
    ['when it cannot be sent again', unsendable, done('sale.dismiss'), done('sale.dismiss')],
    ['when unknown', saleAt('unknown'), done('payments.check'), []],
    ['when stopped', saleAt('timed_out'), done('sale.dismiss'), done('sale.dismiss')],
  ])('%s', async (_, sale, afterEnter, afterEsc) => {
    for (const [command, wanted] of [
      ['primary', afterEnter],
      ['back', afterEsc],
    ] as const) {
      const desk = await fakeDesk({ ...idleState, sale });
      desk.keys.command(command);
      await desk.settle();
      expect(desk.asked(), command).toEqual(wanted);
    }
  });

  it('turn the one screen to the customer', async () => {
    const desk = await fakeDesk({ ...swivel, sale: saleAt('customer.intro') });
    desk.keys.command('primary');
    expect(desk.main.calls).toEqual([{ name: 'sale.turn', argument: { customer: true } }]);
  });
});

describe('a digit', () => {
  it.each(['approved', 'declined', 'timed_out'])('on %s begins the next sale', async (name) => {
    const desk = await fakeDesk({ ...idleState, sale: saleAt(name) });
    type(desk, '7', '00');
    await desk.settle();
    expect(desk.digits()).toBe('700');
    expect(desk.asked()).toEqual(['sale.dismiss']);
    desk.sale({ at: 'idle' });
    expect(desk.digits()).toBe('700');
  });

  it.each(['customer.id', 'short', 'part-agreed', 'sending', 'not-sent', 'unknown'])(
    'on %s does nothing',
    async (name) => {
      const desk = await fakeDesk({ ...idleState, sale: saleAt(name) });
      type(desk, '7');
      await desk.settle();
      expect(desk.digits()).toBe('');
      expect(desk.asked()).toEqual([]);
    },
  );
});

describe('an approved sale', () => {
  it('goes away after four seconds', async () => {
    const desk = await fakeDesk();
    desk.sale(saleAt('sending'));
    desk.sale(saleAt('approved'));
    desk.wait(3_999);
    expect(desk.asked()).toEqual([]);
    // Main pushes the same state again for other reasons; the wait does not begin anew.
    desk.sale(saleAt('approved'));
    desk.wait(1);
    expect(desk.asked()).toEqual(['sale.dismiss']);
  });

  it('stays while its receipt is looked at, and for four seconds more', async () => {
    const receipt = receiptViewOf();
    const desk = await fakeDesk(idleState, { 'receipt.show': { ok: true, value: receipt } });
    desk.sale(saleAt('approved'));
    desk.keys.command('receipt');
    await desk.settle();
    expect(desk.stores.view.getState().overlay).toEqual({ at: 'receipt', receipt });
    desk.wait(60_000);
    expect(desk.asked()).toEqual(['receipt.show']);
    desk.acts.panel.overlay({ at: 'none' });
    desk.wait(4_000);
    expect(desk.asked()).toEqual(['receipt.show', 'sale.dismiss']);
  });

  it.each([
    ['the rest is still to be paid', { restWon: won(5_000) }],
    ['there is an alarm', { payment: paymentOf('P1', 'paid', { alarm: 'late-paid' }) }],
  ])('stays when %s', async (_, more) => {
    const desk = await fakeDesk();
    desk.sale({ ...saleAt('approved'), ...more } as TillSale);
    desk.wait(600_000);
    expect(desk.asked()).toEqual([]);
  });
});

describe('a stopped sale', () => {
  it('leaves its amount in the keypad when that is wanted', async () => {
    const desk = await fakeDesk({ ...idleState, sale: saleAt('short') });
    desk.acts.sale.stopAndEdit();
    await desk.settle();
    expect(desk.asked()).toEqual(['sale.stop', 'sale.dismiss']);
    expect(desk.digits()).toBe('12000');
  });

  it('may be begun again with the same amount', async () => {
    const desk = await fakeDesk({ ...idleState, sale: saleAt('timed_out') });
    desk.acts.sale.sameAgain();
    await desk.settle();
    expect(desk.asked()).toEqual(['sale.dismiss']);
    expect(desk.digits()).toBe('12000');
  });
});
