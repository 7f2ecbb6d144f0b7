import { setTimeout as pause } from 'node:timers/promises';
import { createSystemClock } from '../../../main/clock/system-clock.ts';
import { systemRandom } from '../../../main/clock/system-random.ts';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import { createTransport } from '../../../main/gateway/ky-transport.ts';
import { createPortOne } from '../../../main/gateway/portone.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { type Assembly, assemble } from '../../../main/session/assemble.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';
import { trainingKeys } from '../../../main/training/portone/server.ts';
import { sellForEver } from './sell.ts';
import { say, type TillOrder } from './till-lines.ts';

/**
 * The money core of a till in a process of its own, as `main/session` puts it together: its real ledger,
 * its real transport, its real clock run faster. It is there to be killed.
 */
const order = JSON.parse(process.argv[2] ?? '{}') as TillOrder;
const clock = createSystemClock(order.scale);
const settings = {
  ...defaultSettings,
  sale: { ...defaultSettings.sale, partialCancel: true },
};
const keys = { key: new Secret(trainingKeys.key), secret: new Secret(trainingKeys.secret) };
const transport = createTransport({
  origin: new URL(order.origin),
  connectTimeoutMs: 2_000,
  answerTimeoutMs: 200,
  network: { proxy: 'none', trust: 'bundled' },
});

/** The ledger, saying after each write that it returned. */
function saying(ledger: Ledger): Ledger {
  return {
    ...ledger,
    write(actor, act) {
      const value = ledger.write(actor, act);
      say({ at: 'written', ...ledger.chainHead() });
      return value;
    },
  };
}

function start(): { readonly ledger: Ledger; readonly till: Assembly } {
  const opened = openLedger({
    file: order.file,
    macKey: new Secret('mac-key'),
    nowMs: clock.wallMs,
  });
  if (!opened.ok) throw new Error(`cannot open: ${JSON.stringify(opened.failure)}`);
  const ledger = saying(opened.value);
  const till = assemble({
    ledger,
    portone: createPortOne({ transport, clock, keys: () => keys, portone: settings.portone }),
    clock,
    random: systemRandom,
    account: { mode: 'training', origin: 'training', fingerprint: 'account-1' },
    settings: () => settings,
    changed: () => undefined,
    onlineChanged: () => undefined,
    reportBug(error) {
      say({ at: 'bug', text: error instanceof Error ? (error.stack ?? '') : String(error) });
      return 'TICKET';
    },
  });
  say({ at: 'recovering' });
  till.start();
  say({ at: 'ready' });
  return { ledger, till };
}

const { ledger, till } = start();
if (order.act === 'sell') {
  await sellForEver(till, order.seed);
} else {
  while (ledger.read.counts().open > 0 || ledger.read.openCancels().length > 0) await pause(20);
  await till.stop();
  await transport.close();
  ledger.close();
  say({ at: 'settled' });
}
