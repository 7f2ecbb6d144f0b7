import { join } from 'node:path';
import type { Settings } from '../../preload/settings.ts';
import type { Reach } from '../config/reachable.ts';
import type { PointsReach } from '../config/reachable-points.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type ClosableTransport, createTransport } from '../gateway/ky-transport.ts';
import { createPortOne } from '../gateway/portone.ts';
import type { Clock } from '../ports/clock.ts';
import type { Printer } from '../ports/printer.ts';
import type { Random } from '../ports/random.ts';
import type { ApiKeys } from '../secrets/api-keys.ts';
import type { ChainHeads } from '../secrets/chain-heads.ts';
import type { Secret } from '../secrets/secret.ts';
import { type Breakdowns, createBreakdowns } from '../services/breakdowns.ts';
import type { Core } from '../services/core.ts';
import type { PointsParts } from '../services/points/shop-points.ts';
import type { recover } from '../services/recover.ts';
import { backupFolderIn } from '../store/backup-files.ts';
import type { Ledger } from '../store/ledger.ts';
import { type LedgerFailure, LedgerStopped } from '../store/ledger-failure.ts';
import { ledgerFileIn } from '../store/ledger-file.ts';
import { openLedger } from '../store/open-ledger.ts';
import { type Assembly, assemble } from './assemble.ts';
import { earlierAccounts } from './earlier-accounts.ts';
import { accountOf, type GatewayAccess, openGateway } from './gateway-access.ts';
import { createLedgerCare, type LedgerCare } from './ledger-care.ts';
import { openPointsGateway, type PointsAccess, pointsPartsOf } from './points-access.ts';
import { createRereading, type Rereading } from './rereading.ts';
import { giveSignOfLife, isHeldElsewhere, isRunning } from './sign-of-life.ts';

type SessionPart = 'core' | 'drain' | 'connection' | 'tryDisk' | 'deferred' | 'points';

/** Everything that belongs to one mode and one account: a new one is opened when they change. */
export type Session = Pick<Assembly, SessionPart> & {
  readonly access: GatewayAccess;
  /** The way to the shop's own points; null where this run has none. */
  readonly pointsAccess: PointsAccess | null;
  /** Checks, backups and the chain's end. */
  readonly care: LedgerCare;
  readonly rereading: Rereading;
  readonly breakdowns: Breakdowns;
  /** What the start found: payments that were on their way when the last process ended. */
  readonly recovered: ReturnType<typeof recover>;
  /** Lets what is under way end (time-outs bound it) and be written down; the ledger closes last. */
  close(): Promise<void>;
};

/** What a session is opened from. */
export type SessionParts = {
  readonly folder: string;
  readonly settings: () => Settings;
  readonly reach: Reach;
  readonly keys: () => ApiKeys | null;
  /** Where the shop's own points are asked of, and Bunjang's keys; null: this run has no Bunjang. */
  readonly pointsReach: PointsReach | null;
  readonly pointsKeys: () => ApiKeys | null;
  /** Also those kept from an earlier account. */
  readonly keysOf: (fingerprint: string) => ApiKeys | null;
  readonly macKey: Secret | null;
  /** Null without a keychain. */
  readonly chainHeads: ChainHeads | null;
  /** Left out on a till without a receipt printer. */
  readonly printer?: Printer;
  readonly clock: Clock;
  readonly random: Random;
  readonly timeScale: number;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly changed: (merchantUid: string) => void;
  /** An issuance changed, or (null) a balance of the shop's own points was seen. */
  readonly pointsChanged: PointsParts['changed'];
  /** An issuance came to an end at Bunjang; told of once. */
  readonly pointsEnded: PointsParts['ended'];
  readonly onlineChanged: () => void;
  readonly reportBug: Core['reportBug'];
  /** Something about the ledger's file, for the log. */
  readonly storageFound: (state: string, code: string) => void;
};

const connectMs = 5_000;
const answerMs = 30_000;

/** Opens the ledger of the mode, the way to the gateway, and the queue; then recovers. */
export async function openSession(parts: SessionParts): Promise<Result<Session, LedgerFailure>> {
  const file = ledgerFileIn(parts.folder, parts.settings().mode);
  const { clock } = parts;
  const { pid } = process;
  if (await isHeldElsewhere(file, { clock, pid, isRunning })) return fail({ kind: 'in-use' });
  const ledger = openLedger({ file, macKey: parts.macKey, nowMs: clock.wallMs });
  if (!ledger.ok) return fail(ledger.failure);
  const alive = giveSignOfLife(file, { clock, pid, isOurs: ledger.value.isOurs });
  let end = async (): Promise<void> => ledger.value.close();
  const close = async (): Promise<void> => {
    await end();
    alive.stop();
  };
  try {
    const care = careOf(ledger.value, file, parts);
    await care.begin();
    const { start, ...session } = await sessionOn(ledger.value, care, parts);
    end = session.close;
    const recovered = startedOn(start);
    care.start();
    return ok({ ...session, close, recovered });
  } catch (error) {
    await close();
    if (!(error instanceof LedgerStopped)) throw error;
    const { kind } = error;
    return fail(
      kind === 'full' || kind === 'read-only' ? { kind } : { kind: 'broken', detail: 'recovery' },
    );
  }
}

/** A damaged ledger stays open, held: what of it can be read is shown and looked up. */
function startedOn(start: Assembly['start']): Session['recovered'] {
  try {
    return start();
  } catch (error) {
    if (error instanceof LedgerStopped && error.kind === 'damaged')
      return { unknown: 0, closed: 0 };
    throw error;
  }
}

function careOf(ledger: Ledger, file: string, parts: SessionParts): LedgerCare {
  return createLedgerCare({
    ...parts,
    ledger,
    file,
    mode: parts.settings().mode,
    backupFolder: backupFolderIn(parts.folder),
    heads: parts.chainHeads,
    found: parts.storageFound,
    changed: parts.onlineChanged,
  });
}

/** Everything around an open ledger; nothing runs yet. */
async function sessionOn(
  ledger: Ledger,
  care: LedgerCare,
  parts: SessionParts,
): Promise<Omit<Session, 'recovered'> & Pick<Assembly, 'start'>> {
  const { folder, clock, timeScale, reach, keys } = parts;
  const settings = parts.settings();
  const trainingFile = join(folder, 'training-books.json');
  const access = await openGateway({ reach, settings, keys, trainingFile, timeScale });
  const pointsAccess = await openPointsGateway({
    ...parts,
    reach: parts.pointsReach,
    keys: parts.pointsKeys,
    network: settings.network,
  }).catch(async (error: unknown) => {
    await access.close();
    throw error;
  });
  const transport = transportTo(access, parts);
  const portone = createPortOne({ transport, clock, keys: access.keys, portone: access.portone });
  const account = accountOf(settings, access);
  let breakdowns: Breakdowns | null = null;
  const { stop, ...assembly } = assemble({
    ...parts,
    changed(merchantUid) {
      parts.changed(merchantUid);
      breakdowns?.paymentChanged(merchantUid);
    },
    ledger,
    portone,
    account,
    points: pointsPartsOf(pointsAccess, settings.mode, parts),
    portoneOf: earlierAccounts(account, parts.keysOf, (own) =>
      createPortOne({ transport, clock, keys: () => own, portone: access.portone }),
    ),
  });
  const { core } = assembly;
  const made = createBreakdowns(core);
  breakdowns = made;
  const rereading = createRereading({ core, care, changed: parts.onlineChanged });
  const close = async (): Promise<void> => {
    rereading.stop();
    await stop();
    await transport.close();
    await pointsAccess?.close();
    await access.close();
    await care.close();
    ledger.end();
  };
  return { ...assembly, access, pointsAccess, care, rereading, breakdowns: made, close };
}

/** The door to the gateway. Only the provider itself is reached through a proxy. */
function transportTo(access: GatewayAccess, parts: SessionParts): ClosableTransport {
  const { reach, timeScale, resolveProxy } = parts;
  const { network } = parts.settings();
  return createTransport({
    origin: access.origin,
    connectTimeoutMs: connectMs / timeScale,
    answerTimeoutMs: answerMs / timeScale,
    network: reach.kind === 'real' ? network : { proxy: 'none', trust: 'bundled' },
    resolveProxy,
  });
}
