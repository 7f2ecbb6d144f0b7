import { describe, expect, it } from 'vitest';
import {
  createSetUpStore,
  isOfWholePart,
  stepOf,
  withChannel,
} from '../../../renderer/till/setup/set-up-store.ts';
import { someSettings } from '../../fakes/some-settings.ts';
import { idleState } from '../../fakes/till-states.ts';
import { fakeDesk } from './fake-desk.ts';

const channel = {
  pgProvider: 'kcp',
  pgId: 'T0000',
  sandbox: true,
  type: 'PAYMENT',
  channelName: '베네피아',
  channelKey: 'channel-key-9',
};

async function openSetUp(answers = {}) {
  const desk = await fakeDesk(idleState, {
    'setup.settings': { ok: true, value: { settings: someSettings, problems: [], runMode: null } },
    ...answers,
  });
  const setUp = createSetUpStore(desk.main.bridge, desk.run, desk.stores.view, 'shop');
  await setUp.load();
  return { desk, setUp };
}

describe('the set-up', () => {
  it('saves the draft as it stands', async () => {
    const { desk, setUp } = await openSetUp();
    setUp.change((draft) => ({ ...draft, mode: 'live' }));
    await setUp.save();
    expect(desk.main.calls.at(-1)).toEqual({
      name: 'setup.save',
      argument: { ...someSettings, mode: 'live' },
    });
    expect(setUp.store.getState().saved).toBe(true);
  });

  it.each(['settings.sale.maxWon', 'sale.maxWon'])(
    'shows a refusal of %s beside its field, on its step, and nowhere else',
    async (field) => {
      const failure = { kind: 'refused', field, rule: 'over-limit' } as const;
      const { desk, setUp } = await openSetUp({ 'setup.save': { ok: false, failure } });
      await setUp.save();
      expect(setUp.store.getState()).toMatchObject({
        step: 'sale',
        fault: { field: 'sale.maxWon' },
        saved: false,
      });
      expect(desk.stores.view.getState().message).toBeNull();
      setUp.change((draft) => draft);
      expect(setUp.store.getState().fault).toBeNull();
    },
  );

  it.each([
    ['settings.portone', 'channel', true],
    ['keys', 'keys', true],
    ['keys.secret', 'keys', false],
    ['pointsKeys', 'points', true],
    ['pointsKeys.secret', 'points', false],
    ['settings.bunjang.stagingUrl', 'points', false],
    ['settings.mode', 'channel', false],
  ] as const)(
    'shows a refusal of %s on the step %s; of a whole part: %s',
    async (field, step, whole) => {
      const failure = { kind: 'refused', field, rule: 'open-elsewhere' } as const;
      const { setUp } = await openSetUp({ 'setup.save': { ok: false, failure } });
      await setUp.save();
      const { fault, ...now } = setUp.store.getState();
      expect(now.step).toBe(step);
      expect(fault && isOfWholePart(fault)).toBe(whole);
    },
  );

  it('knows the mode that the command line gave this run', async () => {
    const value = { settings: someSettings, problems: [], runMode: 'training' };
    const { setUp } = await openSetUp({ 'setup.settings': { ok: true, value } });
    expect(setUp.store.getState().runMode).toBe('training');
    expect(setUp.store.getState().draft?.mode).toBe(someSettings.mode);
  });

  it('takes a no to main’s question quietly', async () => {
    const failure = { kind: 'not-allowed' } as const;
    const { desk, setUp } = await openSetUp({ 'setup.save': { ok: false, failure } });
    await setUp.save();
    expect(desk.stores.view.getState().message).toBeNull();
    expect(setUp.store.getState().saved).toBe(false);
  });

  it('offers the channels that the keys open, and holds no key itself', async () => {
    const { setUp } = await openSetUp({
      'setup.saveKeys': { ok: true, value: { channels: [channel] } },
    });
    await setUp.saveKeys({ key: 'canary-key', secret: 'canary-secret', thisRunOnly: false });
    expect(setUp.store.getState().channels).toEqual([channel]);
    expect(JSON.stringify(setUp.store.getState())).not.toContain('canary');
  });

  it('shows what Bunjang said to its keys, holds none itself, and forgets it at the next try', async () => {
    const tested = { balanceWon: 7_250_000, expiringWon: 0, clockOffMs: -4_000 };
    const { desk, setUp } = await openSetUp({
      'setup.savePointsKeys': { ok: true, value: tested },
    });
    const keys = { key: 'canary-key', secret: 'canary-secret', thisRunOnly: true };
    await setUp.savePointsKeys(keys);
    expect(setUp.store.getState().pointsTested).toEqual(tested);
    expect(JSON.stringify(setUp.store.getState())).not.toContain('canary');
    const failure = { kind: 'refused', field: 'pointsKeys.secret', rule: 'not-base64' } as const;
    desk.main.answer('setup.savePointsKeys', { ok: false, failure });
    await setUp.savePointsKeys(keys);
    expect(setUp.store.getState()).toMatchObject({
      pointsTested: null,
      step: 'points',
      fault: failure,
    });
  });

  it('speaks of the shop’s own points, not of a customer’s, when Bunjang says no to its keys', async () => {
    const failure = { kind: 'offline', money: 'untouched' } as const;
    const { desk, setUp } = await openSetUp({
      'setup.savePointsKeys': { ok: false, failure },
      'setup.testPoints': { ok: false, failure },
    });
    const message = { kind: 'failure', failure, about: 'points' };
    await setUp.savePointsKeys({ key: 'canary-key', secret: 'canary-secret', thisRunOnly: true });
    expect(desk.stores.view.getState().message).toEqual(message);
    await setUp.testPoints();
    expect(desk.stores.view.getState().message).toEqual(message);
  });

  it('takes a chosen channel with its older code, where it has one', () => {
    expect(withChannel(someSettings, channel).portone).toMatchObject({
      channelKey: 'channel-key-9',
      pg: 'kcp.T0000',
    });
    expect(withChannel(someSettings, { ...channel, pgProvider: 'other' }).portone.pg).toBe('');
  });

  it.each([
    ['shop.name', 'shop'],
    ['language', 'shop'],
    ['keys.secret', 'keys'],
    ['mode', 'channel'],
    ['portone.memberCode', 'channel'],
    ['tax.type', 'sale'],
    ['network.proxy', 'device'],
  ])('has the field %s on the step %s', (field, step) => {
    expect(stepOf(field)).toBe(step);
  });
});
