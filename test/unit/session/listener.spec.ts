import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { defaultSettings } from '../../../main/config/settings-schema.ts';
import { createTransport } from '../../../main/gateway/ky-transport.ts';
import { createPortOne } from '../../../main/gateway/portone.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { assemble } from '../../../main/session/assemble.ts';
import { startTrainingGateway, trainingKeys } from '../../../main/training/portone/server.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import { chargeOnce, newSale } from '../../core/test-sale.ts';
import { createVirtualClock } from '../../core/virtual-clock.ts';
import { statusOf } from '../../core/words.ts';
import { newFolder, opened } from '../store/ledger-set-up.ts';

test('a window that cannot be told does not stop a charge between its record and its POST', async () => {
  const gateway = await startTrainingGateway({ switches: { practice: false } });
  const transport = createTransport({
    origin: new URL(gateway.url),
    connectTimeoutMs: 5_000,
    answerTimeoutMs: 5_000,
    network: { proxy: 'none', trust: 'bundled' },
  });
  const clock = createVirtualClock(() => Promise.resolve()).life();
  const keys = { key: new Secret(trainingKeys.key), secret: new Secret(trainingKeys.secret) };
  const { portone: own } = defaultSettings;
  const bugs: unknown[] = [];
  const { core, stop } = assemble({
    ledger: opened(join(newFolder(), 'ledger.db')),
    portone: createPortOne({ transport, clock, keys: () => keys, portone: own }),
    clock,
    random: seededRandom(1),
    account: { mode: 'training', origin: 'training', fingerprint: 'f' },
    settings: () => defaultSettings,
    changed() {
      throw new Error('the window is gone');
    },
    onlineChanged: () => undefined,
    reportBug: (error) => String(bugs.push(error)),
  });
  onTestFinished(async () => {
    await stop();
    await transport.close();
    await gateway.close();
  });
  const { payment } = await chargeOnce(core, newSale(core));
  expect(statusOf(payment)).toBe('paid');
  expect(bugs.length).toBeGreaterThan(1);
});
