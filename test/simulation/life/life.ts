import { createHmac } from 'node:crypto';
import type { Account } from '../../../main/domain/payment.ts';
import { createPortOne } from '../../../main/gateway/portone.ts';
import type { Credentials } from '../../../main/gateway/portone-port.ts';
import { accountFingerprint } from '../../../main/secrets/api-keys.ts';
import { type AppSecrets, createAppSecrets } from '../../../main/secrets/app-secrets.ts';
import {
  type CustomerCommands,
  createCustomerCommands,
} from '../../../main/services/desk/customer-commands.ts';
import {
  type CustomerEntry,
  createCustomerEntry,
} from '../../../main/services/desk/customer-entry.ts';
import { createDesk, type Desk } from '../../../main/services/desk/desk.ts';
import { showResolved } from '../../../main/services/desk/show-resolved.ts';
import {
  createTillCommands,
  type TillCommands,
} from '../../../main/services/desk/till-commands.ts';
import { type Assembly, assemble } from '../../../main/session/assemble.ts';
import type { Ledger } from '../../../main/store/ledger.ts';
import { LedgerStopped } from '../../../main/store/ledger-failure.ts';
import { ledgerFileIn } from '../../../main/store/ledger-file.ts';
import { openLedger } from '../../../main/store/open-ledger.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { Settings } from '../../../preload/settings.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import type { Network } from '../network/network.ts';
import { createSimTransport, type SimTransport } from '../network/sim-transport.ts';
import { accounts } from '../server/tokens.ts';
import type { World } from '../world.ts';
import { createKeychain, type KeychainMood } from './keychain.ts';
import { createLifeClock, type LifeClock, type Wall } from './life-clock.ts';
import { Crash, type Mortal, passOrCrash } from './mortal.ts';
import { type LedgerWitness, watchLedger } from './watched-ledger.ts';

/** What a process life is started on. */
export type LifeParts = {
  readonly world: World;
  readonly wall: Wall;
  readonly network: Network;
  readonly settings: Settings;
  readonly folder: string;
  readonly mood: KeychainMood;
  readonly seed: number;
  readonly witness: LedgerWitness;
  /** Looks at the file before anything is done with it. */
  readonly opened: (ledger: Ledger) => void;
  readonly shown: () => void;
  readonly bug: (error: unknown, where: string) => void;
};

/** A running till: the production core and desk, on ports of this world. */
export type Life = {
  readonly mortal: Mortal;
  readonly clock: LifeClock;
  readonly transport: SimTransport;
  readonly ledger: Ledger;
  readonly assembly: Assembly;
  readonly desk: Desk;
  readonly cashier: TillCommands;
  readonly customer: CustomerCommands;
  /** Every pair of Buffers that holds what a customer typed, or did. */
  readonly typed: readonly Typed[];
  /** Whose keys the keychain gave, by the server's name for the account; null without keys. */
  readonly account: string | null;
};

/** What a customer typed, and for which payment. */
export type Typed = { readonly credentials: Credentials; readonly merchantUid: string };

/**
 * Starts one process life as `open-till.ts` and `open-session.ts` do. Null when the ledger cannot be
 * opened or recovered now. Never resolves when the process dies on the way.
 */
export async function startLife(parts: LifeParts, mortal: Mortal): Promise<Life | null> {
  const { world, wall, settings, mood } = parts;
  passOrCrash(mortal, 'boot: before the keychain');
  const secrets = createAppSecrets(createKeychain(world, mood));
  const macKey = await secrets.macKey();
  passOrCrash(mortal, 'boot: keychain read');
  const clock = createLifeClock(world, wall, mortal);
  const file = ledgerFileIn(parts.folder, settings.mode);
  const opened = openLedger({ file, macKey, nowMs: clock.wallMs });
  if (!opened.ok) return null;
  try {
    parts.opened(opened.value);
    passOrCrash(mortal, 'boot: ledger open');
    const life = lifeOn(parts, mortal, { ledger: opened.value, secrets, clock });
    life.assembly.start();
    passOrCrash(mortal, 'boot: recovered');
    return life;
  } catch (error) {
    if (!(error instanceof LedgerStopped)) throw error;
    opened.value.close();
    return null;
  }
}

type Opened = {
  readonly ledger: Ledger;
  readonly secrets: AppSecrets;
  readonly clock: LifeClock;
};

function lifeOn(parts: LifeParts, mortal: Mortal, { ledger, secrets, clock }: Opened): Life {
  const { network, settings, mood, seed, witness } = parts;
  const transport = createSimTransport(network, mortal);
  const keys = secrets.portOneKeys();
  const account: Account = {
    mode: settings.mode,
    origin: 'https://provider.sim',
    fingerprint: keys ? accountFingerprint(keys.key) : 'no-keys',
  };
  let desk: Desk | null = null;
  const assembly = assemble({
    ledger: watchLedger(ledger, mortal, witness),
    portone: createPortOne({ transport, clock, keys: () => keys, portone: settings.portone }),
    clock,
    random: seededRandom(seed * 7_919 + mortal.number),
    account,
    settings: () => settings,
    changed(merchantUid) {
      if (desk) showResolved(desk, merchantUid);
    },
    onlineChanged: () => undefined,
    reportBug(error, where) {
      if (mortal.isAlive()) parts.bug(error, where);
      return 'TICKET';
    },
  });
  const typed: Typed[] = [];
  const holding = (): string => (desk && 'sale' in desk.state() ? saleUidOf(desk) : '');
  const made = createDesk({
    deferred: assembly.deferred,
    entry: rememberingEntry(createCustomerEntry(clock, parts.shown), typed, holding),
    tagOf: (user) => ({
      tag: createHmac('sha256', 'sim').update(user).digest('hex').slice(0, 32),
      kept: mood === 'fine',
    }),
    changed: parts.shown,
  });
  desk = made;
  const cashier = createTillCommands(made, () => obstacleOf(ledger, keys !== null));
  const customer = createCustomerCommands(made);
  const name = accounts.find(({ key }) => key === keys?.key.reveal())?.name ?? null;
  return {
    mortal,
    clock,
    transport,
    ledger,
    assembly,
    desk,
    cashier,
    customer,
    typed,
    account: name,
  };
}

function saleUidOf(desk: Desk): string {
  const state = desk.state();
  return 'sale' in state ? state.sale.merchantUid : '';
}

/** As `saleObstacle` of `main/app/open-till.ts`. */
function obstacleOf(ledger: Ledger, hasKeys: boolean): Failure | null {
  const stopped = ledger.stopped();
  if (stopped) return { kind: 'storage', state: stopped.kind };
  return hasKeys ? null : { kind: 'keys', state: 'missing' };
}

function rememberingEntry(
  inner: CustomerEntry,
  typed: Typed[],
  merchantUid: () => string,
): CustomerEntry {
  return {
    ...inner,
    hold(user, password) {
      inner.hold(user, password);
      const credentials = inner.held();
      if (credentials) typed.push({ credentials, merchantUid: merchantUid() });
    },
  };
}

/** True for what only the end of a process can throw. */
export function isCrash(error: unknown): boolean {
  return error instanceof Crash;
}
