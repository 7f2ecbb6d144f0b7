import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startTrainingGateway,
  type TrainingGateway,
  trainingKeys,
} from '../../main/training/portone/server.ts';
import type { Settings } from '../../preload/settings.ts';
import { type KeychainState, type Keyring, openKeyring } from './keyring.ts';
import { type KeyPair, storeKeys } from './stored-keys.ts';

/** Settings as a person may write them: what is left out takes its default. */
export type SettingsFile = {
  readonly [S in keyof Settings]?: Settings[S] extends string | number
    ? Settings[S]
    : Partial<Settings[S]>;
};

/** How a counter is found when its till is started for the first time. */
export type PlaceOptions = {
  readonly settings?: SettingsFile;
  readonly keychain?: KeychainState;
  /** The account's keys at the provider. */
  readonly keys?: KeyPair;
  /** The shop's own keys at Bunjang; none unless given. */
  readonly pointsKeys?: KeyPair;
  /** False: nobody has entered the keys at this till yet. */
  readonly stored?: boolean;
};

/** What outlives a till's process: its data folder, its keychain, and the provider it speaks to. */
export type Place = {
  readonly dataDir: string;
  readonly keyring: Keyring;
  readonly gateway: TrainingGateway;
  close(): Promise<void>;
};

/** A shop in test mode on the gateway's test channel, where cancels in part are turned on. */
const shop = {
  schemaVersion: 1,
  mode: 'test',
  shop: { name: '시험 매장', tillId: 'E1' },
  portone: {
    channelKey: 'channel-key-00000000-0000-4000-8000-000000000002',
    memberCode: 'MEMBER01',
  },
  sale: { partialCancel: true },
} as const satisfies SettingsFile;

/** Makes the folder with its settings, the keychain with the keys, and a gateway in this process. */
export async function openPlace(options: PlaceOptions = {}): Promise<Place> {
  const { settings = {}, keychain = 'ready', keys = trainingKeys, stored = true } = options;
  const dataDir = mkdtempSync(join(tmpdir(), 'benepia-place-'));
  writeFileSync(join(dataDir, 'settings.json'), JSON.stringify(settingsWith(settings)));
  const keyring = await openKeyring(keychain);
  if (keychain === 'ready' && stored) await storeKeys(keyring, keys, options.pointsKeys);
  const gateway = await startTrainingGateway({ keys });
  return {
    dataDir,
    keyring,
    gateway,
    async close() {
      await gateway.close();
      await keyring.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

function settingsWith(own: SettingsFile): SettingsFile {
  return {
    ...shop,
    ...own,
    shop: { ...shop.shop, ...own.shop },
    portone: { ...shop.portone, ...own.portone },
    sale: { ...shop.sale, ...own.sale },
  };
}
