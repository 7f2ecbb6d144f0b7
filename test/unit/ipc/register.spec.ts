import { describe, expect, test } from 'vitest';
import { isOurPage, register } from '../../../main/ipc/register.ts';
import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import { createTestBridge } from '../../core/bridge.ts';
import { mark, rightArgument } from '../../core/cases/bridge-arguments.ts';

const strangers = [
  ['nobody: the frame is gone', null],
  ['a frame inside our page', { url: 'app://till/index.html', isTopFrame: false }],
  ['a page of the web', { url: 'https://till/', isTopFrame: true }],
  ['a file', { url: 'file:///index.html', isTopFrame: true }],
  ['an empty page', { url: 'about:blank', isTopFrame: true }],
  ['no address', { url: '', isTopFrame: true }],
  ['a host that begins like ours', { url: 'app://till.evil/index.html', isTopFrame: true }],
  ['a host that begins like ours, without a dot', { url: 'app://tillx/', isTopFrame: true }],
  ['our host without a page', { url: 'app://till', isTopFrame: true }],
  ['our host as a user name', { url: 'app://till@evil/', isTopFrame: true }],
  ['our host in a query', { url: 'app://evil/?app://till/', isTopFrame: true }],
  ['our host in capitals', { url: 'APP://TILL/', isTopFrame: true }],
] as const;

describe('a message', () => {
  test.each(strangers)('from %s reaches no handler', async (_, sender) => {
    const bridge = createTestBridge();
    for (const channel of bridge.channels) {
      const page = channel.split('/')[0] ?? '';
      const from = sender && { ...sender, url: sender.url.replaceAll('till', page) };
      const reply = await bridge.ask(channel, rightArgument(channel), from);
      expect(reply, channel).toEqual({
        ok: false,
        failure: { kind: 'refused', field: 'sender', rule: 'our-page-only' },
      });
    }
    expect(bridge.reached).toEqual([]);
    expect(bridge.refusals).toHaveLength(bridge.channels.length);
  });

  test('from the other window’s page reaches no handler', async () => {
    const bridge = createTestBridge();
    for (const channel of bridge.channels) {
      const other = channel.startsWith('till/') ? 'customer' : 'till';
      const from = { url: `app://${other}/index.html`, isTopFrame: true };
      expect(await bridge.ask(channel, rightArgument(channel), from)).toMatchObject({
        failure: { field: 'sender' },
      });
    }
    expect(bridge.reached).toEqual([]);
  });

  test('is judged by its sender before its argument is looked at', async () => {
    const bridge = createTestBridge();
    const reply = await bridge.ask('customer/sale/signIn', { user: 7 }, null);
    expect(reply).toMatchObject({ failure: { field: 'sender' } });
  });

  test.each(['index.html', 'index.html?x=1#y', ''])('from our own page /%s is heard', (page) => {
    expect(isOurPage({ url: `app://till/${page}`, isTopFrame: true }, 'till')).toBe(true);
  });
});

describe('a handler that throws', () => {
  test('is a bug with a ticket; nothing of the error crosses the bridge', async () => {
    const bridge = createTestBridge();
    const error = new Error(`password ${mark}`);
    bridge.fail = () => {
      throw error;
    };
    const reply = await bridge.ask('till/sale/stop', undefined);
    expect(reply).toEqual({
      ok: false,
      failure: { kind: 'bug', ticket: 'TICKET', money: 'checking' },
    });
    expect(bridge.bugs).toEqual([{ error, where: 'till/sale/stop' }]);
  });

  test('later is the same', async () => {
    const bridge = createTestBridge();
    bridge.fail = () => Promise.reject(new Error(mark)) as never;
    expect(await bridge.ask('till/payments/check', { merchantUid: 'u' })).toMatchObject({
      failure: { kind: 'bug' },
    });
  });

  test.each(['full', 'read-only', 'broken'] as const)(
    'because the disk is %s is no bug: the cashier reads what it is',
    async (kind) => {
      const bridge = createTestBridge();
      bridge.fail = () => {
        throw new LedgerStopped(kind, mark);
      };
      expect(await bridge.ask('till/payments/waiting', undefined)).toEqual({
        ok: false,
        failure: { kind: 'storage', state: kind },
      });
      expect(bridge.bugs).toEqual([]);
    },
  );
});

test('a contract without a handler does not start', () => {
  const contract = { sale: { begin: { leaf: 'call' }, changed: { leaf: 'event' } } } as const;
  const opened: string[] = [];
  const registration = {
    ipc: { handle: (channel: string) => void opened.push(channel) },
    window: 'till',
    contract,
    parsers: { sale: {} },
    reportBug: () => '',
    refused: () => undefined,
  };
  const none = { sale: {} } as never;
  expect(() => register({ ...registration, handlers: none })).toThrow('till/sale/begin has no');
  expect(opened).toEqual([]);
});
