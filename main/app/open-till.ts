import { createHmac, randomBytes } from 'node:crypto';
import type { Failure } from '../../preload/failure.ts';
import type { Reach } from '../config/reachable.ts';
import type { PointsReach } from '../config/reachable-points.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { DocumentSource } from '../printing/document-source.ts';
import { createQueuePrinter } from '../printing/queue-printer.ts';
import type { Secret } from '../secrets/secret.ts';
import {
  type CustomerCommands,
  createCustomerCommands,
} from '../services/desk/customer-commands.ts';
import { createCustomerEntry } from '../services/desk/customer-entry.ts';
import { createDesk, type Desk } from '../services/desk/desk.ts';
import { showResolved } from '../services/desk/show-resolved.ts';
import { createTillCommands, type TillCommands } from '../services/desk/till-commands.ts';
import type { SeenPrints } from '../services/prints-to-see.ts';
import { openSession, type Session } from '../session/open-session.ts';
import type { LedgerFailure, StopKind } from '../store/ledger-failure.ts';
import type { App } from './app.ts';
import type { Obstacle } from './obstacle.ts';

/** A till in one mode: its session, the desk with the sale on it, and what both people may do. */
export type OpenTill = {
  readonly session: Session;
  readonly desk: Desk;
  readonly cashier: TillCommands;
  readonly customer: CustomerCommands;
  readonly simulated: boolean;
  /** What receipts and slips are drawn from. */
  readonly documents: DocumentSource;
  readonly seenPrints: SeenPrints;
  close(): Promise<void>;
};

/** Opens the ledger and the way to the gateway, and puts an empty desk on them. */
export async function openTill(app: App, reach: Reach): Promise<Result<OpenTill, Obstacle>> {
  const { folder, line, secrets, clock, random, log, sheets, changed, paymentChanged } = app.parts;
  const macKey = await secrets.macKey();
  let desk: Desk | null = null;
  let documents: DocumentSource | null = null;
  const session = await openSession({
    folder,
    settings: () => app.settings,
    reach,
    keys: () => secrets.portOneKeys(),
    pointsReach: pointsReachOf(app),
    pointsKeys: () => secrets.bunjangKeys(),
    keysOf: (fingerprint) => secrets.portOneKeys(fingerprint),
    macKey,
    chainHeads: secrets.chainHeads(),
    printer: createQueuePrinter(sheets, () => documents),
    clock,
    random,
    timeScale: line.timeScale,
    resolveProxy: app.parts.resolveProxy,
    changed(merchantUid) {
      if (desk) showResolved(desk, merchantUid);
      paymentChanged(merchantUid);
      changed();
    },
    pointsChanged: app.parts.pointsChanged,
    pointsEnded: app.parts.pointsEnded,
    onlineChanged: changed,
    reportBug: (error, where) => app.reportBug(error, where),
    storageFound: (state, code) => log.fact({ event: 'storage', state, code }),
  });
  if (!session.ok) return fail(storageObstacle(app, session.failure));
  const made = createDesk({
    deferred: session.value.deferred,
    entry: createCustomerEntry(clock, changed),
    tagOf: createTagger(macKey),
    changed,
  });
  desk = made;
  const close = async (): Promise<void> => {
    made.stopDeadline();
    documents = null;
    await session.value.close();
    made.entry.wipe();
  };
  documents = sourceIn(app, session.value, reach.kind === 'stand-in');
  return ok({
    session: session.value,
    documents,
    seenPrints: new Set(),
    desk: made,
    cashier: createTillCommands(made, () => saleObstacle(app, session.value)),
    customer: createCustomerCommands(made),
    simulated: documents.simulated,
    close,
  });
}

/** What cannot be opened goes to the log once, not with every try. */
function storageObstacle(app: App, failure: LedgerFailure): Obstacle {
  const state = storageStateOf(failure);
  const before = app.obstacle;
  const isKnown = before?.kind === 'storage' && before.state === state;
  if (!isKnown) app.parts.log.fact({ event: 'storage', state: failure.kind, code: null });
  return { kind: 'storage', state };
}

function sourceIn({ parts }: App, session: Session, simulated: boolean): DocumentSource {
  const { core, deferred, breakdowns, points } = session;
  const pointsSimulated = parts.line.bunjangUrl !== null;
  return { core, deferred, breakdowns, points, simulated, pointsSimulated };
}

/** Null: this run has no Bunjang. */
function pointsReachOf(app: App): PointsReach | null {
  const reach = app.pointsReach();
  return reach.ok ? reach.value : null;
}

/** What keeps a new sale from being begun although the till is open. */
function saleObstacle(app: App, session: Session): Failure | null {
  const stopped = session.core.ledger.stopped();
  if (stopped) return { kind: 'storage', state: stopped.kind };
  if (session.access.keys()) return null;
  const state = app.parts.secrets.state();
  if (state === 'locked' || state === 'absent') return { kind: 'keychain', state };
  return { kind: 'keys', state: 'missing' };
}

function storageStateOf({ kind }: LedgerFailure): StopKind {
  return kind === 'full' || kind === 'read-only' || kind === 'in-use' ? kind : 'broken';
}

/**
 * Recognises a customer without knowing them: HMAC of the ID. Without a keychain the key lives for this
 * run only, and the tag is not kept.
 */
function createTagger(macKey: Secret | null): Desk['tagOf'] {
  const key = macKey
    ? createHmac('sha256', macKey.reveal()).update('customer-tag/1').digest()
    : randomBytes(32);
  return (user) => ({
    tag: createHmac('sha256', key).update(user).digest('hex').slice(0, 32),
    kept: macKey !== null,
  });
}
