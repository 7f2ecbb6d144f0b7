import { type CdpMessage, type CdpSession, openCdpSession } from './cdp-session.ts';

/** The bytes to and from Chromium, message by message. */
export type Wire = { send(message: CdpMessage): void };

/** Someone else who talks to the same Chromium: a test's Playwright, with sessions of its own. */
export type Guest = {
  /** A message of the guest's, as it would send it down a pipe of its own. */
  take(message: CdpMessage): void;
};

type Owner = { readonly give: (message: CdpMessage) => void };

/**
 * Shares one connection among the host and its guests. A guest is a session of its own on the browser,
 * whose id is put on its messages and taken off again; ids are renumbered so that nobody's collide.
 */
export type CdpHub = {
  readonly root: CdpSession;
  /** From the wire. */
  take(message: CdpMessage): void;
  attach(targetId: string): Promise<CdpSession>;
  admit(give: (message: CdpMessage) => void): Promise<Guest>;
  end(why: string): void;
};

export function openCdpHub(wire: Wire): CdpHub {
  const asked = new Map<number, { readonly owner: Owner; readonly id: number }>();
  const owners = new Map<string, Owner>();
  const sessions = new Set<CdpSession>();
  let lastId = 0;

  function ask(owner: Owner, message: CdpMessage, sessionId: string | undefined): void {
    lastId += 1;
    asked.set(lastId, { owner, id: message.id ?? 0 });
    wire.send({ ...message, id: lastId, ...(sessionId === undefined ? {} : { sessionId }) });
  }

  function openSession(sessionId?: string): CdpSession {
    const session = openCdpSession((message) => ask(owner, message, sessionId));
    const owner: Owner = { give: (message) => session.take(message) };
    sessions.add(session);
    if (sessionId !== undefined) owners.set(sessionId, owner);
    return session;
  }

  const root = openSession();

  /** Sessions that Chromium opens below a guest's belong to the guest. */
  function inherit(owner: Owner, message: CdpMessage): void {
    if (message.method === 'Target.attachedToTarget') owners.set(message.params.sessionId, owner);
    if (message.method === 'Target.detachedFromTarget') owners.delete(message.params.sessionId);
  }

  return {
    root,
    take(message) {
      if (message.id !== undefined) {
        const question = asked.get(message.id);
        asked.delete(message.id);
        question?.owner.give({ ...message, id: question.id });
        return;
      }
      const owner = message.sessionId === undefined ? undefined : owners.get(message.sessionId);
      if (owner === undefined) return root.take(message);
      inherit(owner, message);
      owner.give(message);
    },
    async attach(targetId) {
      const { sessionId } = await root.send('Target.attachToTarget', { targetId, flatten: true });
      return openSession(sessionId);
    },
    async admit(give) {
      const { sessionId: own } = await root.send('Target.attachToBrowserTarget');
      const owner: Owner = {
        give: (message) => {
          if (message.sessionId !== own) return give(message);
          const { sessionId: _own, ...bare } = message;
          give(bare);
        },
      };
      owners.set(own, owner);
      return {
        take: (message) => ask(owner, message, message.sessionId ?? own),
      };
    },
    end(why) {
      for (const session of sessions) session.end(why);
    },
  };
}
