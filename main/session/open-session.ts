import { join } from 'node:path';
import type { Settings } from '../../preload/settings.ts';
import type { Reach } from '../config/reachable.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type ClosableTransport, createTransport } from '../gateway/ky-transport.ts';
import { createPortOne } from '../gateway/portone.ts';
import type { Clock } from '../ports/clock.ts';
import type { Random } from '../ports/random.ts';
import { Drain } from '../queue/drain.ts';
import { workEntry } from '../queue/work-entry.ts';
import type { ApiKeys } from '../secrets/api-keys.ts';
import type { Secret } from '../secrets/secret.ts';
import { type Connection, createConnection } from '../services/connection.ts';
import type { Core } from '../services/core.ts';
import { recover } from '../services/recover.ts';
import { createSettling } from '../services/settling.ts';
import type { Ledger } from '../store/ledger.ts';
import { type LedgerFailure, LedgerStopped } from '../store/ledger-failure.ts';
import { ledgerFileIn } from '../store/ledger-file.ts';
import { openLedger } from '../store/open-ledger.ts';
import { watchDisk } from './disk-watch.ts';
import { accountOf, type GatewayAccess, openGateway } from './gateway-access.ts';

/** Everything that belongs to one mode and one account: a new one is opened when they change. */
export type Session = {
  readonly core: Core;
  readonly drain: Drain;
  readonly connection: Connection;
  readonly access: GatewayAccess;
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
  readonly macKey: Secret | null;
  readonly clock: Clock;
  readonly random: Random;
  readonly timeScale: number;
  readonly resolveProxy: (url: string) => Promise<string>;
  readonly changed: (merchantUid: string) => void;
  readonly onlineChanged: () => void;
  readonly reportBug: Core['reportBug'];
};

const connectMs = 5_000;
const answerMs = 30_000;

/** Opens the ledger of the mode, the way to the gateway, and the queue; then recovers. */
export async function openSession(parts: SessionParts): Promise<Result<Session, LedgerFailure>> {
  const ledger = openLedger({
    file: ledgerFileIn(parts.folder, parts.settings().mode),
    macKey: parts.macKey,
    nowMs: parts.clock.wallMs,
  });
  if (!ledger.ok) return fail(ledger.failure);
  let close = async (): Promise<void> => ledger.value.close();
  try {
    const session = await sessionOn(ledger.value, parts);
    close = session.close;
    const recovered = recover(session.core);
    session.drain.wake();
    return ok({ ...session, recovered });
  } catch (error) {
    await close();
    if (!(error instanceof LedgerStopped)) throw error;
    const { kind } = error;
    return fail(kind === 'broken' ? { kind, detail: 'recovery' } : { kind });
  }
}

/** Everything around an open ledger; nothing runs yet. */
async function sessionOn(opened: Ledger, parts: SessionParts): Promise<Omit<Session, 'recovered'>> {
  const { folder, clock, timeScale, reach, keys, reportBug, onlineChanged } = parts;
  const settings = parts.settings();
  const disk = watchDisk(opened, { clock, reportBug, changed: onlineChanged });
  const trainingFile = join(folder, 'training-books.json');
  const access = await openGateway({ reach, settings, keys, trainingFile, timeScale });
  const transport = transportTo(access, parts);
  const portone = createPortOne({ transport, clock, keys: access.keys, portone: access.portone });
  const connection = createConnection({
    clock,
    portone,
    changed(online) {
      if (online) drain.hurry();
      onlineChanged();
    },
  });
  const underway = createUnderway();
  const core: Core = {
    ledger: disk.ledger,
    portone,
    clock,
    random: parts.random,
    settling: createSettling(clock),
    account: accountOf(settings, access),
    settings: parts.settings,
    changed(merchantUid) {
      drain.wake();
      parts.changed(merchantUid);
    },
    track: underway.track,
    reportBug,
    heard: (online) => connection.heard(online),
  };
  const drain = new Drain(core, (entry) => workEntry(core, entry));
  const close = async (): Promise<void> => {
    connection.stop();
    disk.stop();
    await underway.settled();
    await drain.stop();
    await transport.close();
    await access.close();
    opened.close();
  };
  return { core, drain, connection, access, close };
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

type Underway = {
  readonly track: Core['track'];
  settled(): Promise<unknown>;
};

/** What still has something to write down. */
function createUnderway(): Underway {
  const acts = new Set<Promise<unknown>>();
  return {
    track(act) {
      acts.add(act);
      const done = (): boolean => acts.delete(act);
      act.then(done, done);
      return act;
    },
    settled: () => Promise.allSettled(acts),
  };
}
