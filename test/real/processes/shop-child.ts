import { setTimeout as pause } from 'node:timers/promises';
import { createSystemClock } from '../../../main/clock/system-clock.ts';
import { systemRandom } from '../../../main/clock/system-random.ts';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { openSession, type Session } from '../../../main/session/open-session.ts';
import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import { trainingKeys } from '../../../main/training/portone/server.ts';
import type { Settings } from '../../../preload/settings.ts';
import { sellForEver } from '../crash/sell.ts';
import { say } from '../crash/till-lines.ts';
import type { ShopOrder } from './shop-order.ts';

/**
 * One of several programs on the same ledger: opens a whole session as the app does, sells until it is
 * shut out, and tries again.
 */
const order = JSON.parse(process.argv[2] ?? '{}') as ShopOrder;
const clock = createSystemClock(order.scale);
const settings: Settings = {
  ...defaultSettings,
  mode: 'test',
  portone: {
    ...defaultSettings.portone,
    channelKey: 'channel-key-00000000-0000-4000-8000-000000000002',
    memberCode: 'MEMBER01',
  },
  sale: { ...defaultSettings.sale, partialCancel: true },
};
const keys = { key: new Secret(trainingKeys.key), secret: new Secret(trainingKeys.secret) };

async function open(): Promise<Session | null> {
  const opened = await openSession({
    folder: order.folder,
    settings: () => settings,
    reach: { kind: 'stand-in', origin: order.origin },
    keys: () => keys,
    keysOf: () => null,
    pointsReach: null,
    pointsChanged: () => undefined,
    pointsEnded: () => undefined,
    pointsKeys: () => null,
    macKey: new Secret('mac-key'),
    chainHeads: null,
    clock,
    random: systemRandom,
    timeScale: order.scale,
    resolveProxy: () => Promise.resolve('DIRECT'),
    changed: () => undefined,
    onlineChanged: () => undefined,
    reportBug(error) {
      // A process that lost its ledger says so once more wherever it notices.
      if (error instanceof LedgerStopped) return 'TICKET';
      say({ at: 'bug', text: error instanceof Error ? (error.stack ?? '') : String(error) });
      return 'TICKET';
    },
    storageFound: () => undefined,
  });
  if (opened.ok) return opened.value;
  say({ at: 'refused', why: opened.failure.kind });
  return null;
}

async function work(session: Session): Promise<void> {
  try {
    await sellForEver(session, order.seed, 'own');
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
  }
  say({ at: 'shut-out' });
}

async function settle({ core }: Session): Promise<void> {
  const { read } = core.ledger;
  while (read.counts().open > 0 || read.openCancels().length > 0) await pause(20);
}

for (;;) {
  const session = await open();
  if (!session) {
    await pause(20);
    continue;
  }
  say({ at: 'ready' });
  await (order.act === 'sell' ? work(session) : settle(session));
  await session.close();
  if (order.act === 'settle') break;
}
say({ at: 'settled' });
