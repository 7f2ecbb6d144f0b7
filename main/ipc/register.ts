import { type Contract, channelOf, type Handlers, type Parsers } from '../../preload/call.ts';
import type { Failure, Refusal } from '../../preload/failure.ts';
import { LedgerStopped } from '../store/ledger-failure.ts';

/** Who sent a message: the frame it really came from, as the shell knows it. */
export type Sender = {
  readonly url: string;
  readonly isTopFrame: boolean;
};

/** The shell's side of IPC; tests bring their own. */
export type IpcPort = {
  handle(channel: string, answer: (sender: Sender | null, raw: unknown) => Promise<unknown>): void;
};

/** What `register` needs beside a contract. */
export type Registration<C extends Contract> = {
  readonly ipc: IpcPort;
  /** `till` or `customer`: the bridge's name, the page's host and the channels' first part. */
  readonly window: string;
  readonly contract: C;
  readonly handlers: Handlers<C, Failure>;
  readonly parsers: Parsers<C>;
  readonly reportBug: (error: unknown, where: string) => string;
  readonly refused: (channel: string, refusal: Refusal) => void;
};

/** A value that broke a rule; thrown by parsers, answered as a refusal. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(`${refusal.field}: ${refusal.rule}`);
    this.name = 'Refused';
    this.refusal = refusal;
  }
}

type AnyHandler = (argument: unknown) => unknown;

/**
 * Opens every call of a contract. Doubt is applied here and nowhere else: the sender is our own page's
 * top frame, the argument is parsed, and whatever is thrown becomes a failure.
 */
export function register<C extends Contract>(registration: Registration<C>): void {
  const { ipc, window, contract } = registration;
  for (const [group, verbs] of Object.entries(contract)) {
    for (const [verb, { leaf }] of Object.entries(verbs)) {
      if (leaf !== 'call') continue;
      const channel = channelOf(window, group, verb);
      const handler = memberOf(registration.handlers, group, verb);
      if (!handler) throw new Error(`${channel} has no handler`);
      const parse = memberOf(registration.parsers, group, verb) ?? nothing;
      ipc.handle(channel, (sender, raw) =>
        answer(registration, { channel, sender }, () => handler(parse(raw))),
      );
    }
  }
}

async function answer<C extends Contract>(
  { window, reportBug, refused }: Registration<C>,
  { channel, sender }: { readonly channel: string; readonly sender: Sender | null },
  act: () => unknown,
): Promise<unknown> {
  const refuse = (refusal: Refusal): unknown => {
    refused(channel, refusal);
    return { ok: false, failure: refusal };
  };
  if (!isOurPage(sender, window)) {
    return refuse({ kind: 'refused', field: 'sender', rule: 'our-page-only' });
  }
  try {
    return await act();
  } catch (error) {
    if (error instanceof Refused) return refuse(error.refusal);
    if (error instanceof LedgerStopped) {
      return { ok: false, failure: { kind: 'storage', state: error.kind } satisfies Failure };
    }
    const ticket = reportBug(error, channel);
    return { ok: false, failure: { kind: 'bug', ticket, money: 'checking' } satisfies Failure };
  }
}

/** The top frame of the very page this contract belongs to. */
export function isOurPage(sender: Sender | null, window: string): boolean {
  return sender?.isTopFrame === true && sender.url.startsWith(`app://${window}/`);
}

/** Calls that take nothing must be given nothing. */
function nothing(raw: unknown): undefined {
  if (raw === undefined || raw === null) return undefined;
  throw new Refused({ kind: 'refused', field: 'argument', rule: 'unknown-field' });
}

/** The contract's types were checked where the tables were written; here they are walked by name. */
function memberOf(tables: object, group: string, verb: string): AnyHandler | null {
  const table: unknown = Object.getOwnPropertyDescriptor(tables, group)?.value;
  if (typeof table !== 'object' || table === null) return null;
  const member: unknown = Object.getOwnPropertyDescriptor(table, verb)?.value;
  return typeof member === 'function' ? (argument) => member(argument) : null;
}
