import type { Protocol } from '../../node_modules/playwright-core/types/protocol.d.ts';

export type Commands = Protocol.CommandParameters;
export type Results = Protocol.CommandReturnValues;
export type CdpEvents = Protocol.Events;

/** What Chromium says follows its published protocol; this is where its JSON is taken at its word. */
export type Said = ReturnType<typeof JSON.parse>;

/** One message of the protocol, either way. */
export type CdpMessage = {
  readonly id?: number;
  readonly method?: string;
  readonly sessionId?: string;
  readonly params?: Said;
  readonly result?: Said;
  readonly error?: { readonly message: string };
};

/** A conversation with one target of Chromium, or with the browser itself. */
export type CdpSession = {
  send<M extends keyof Commands>(method: M, params?: Commands[M]): Promise<Results[M]>;
  on<E extends keyof CdpEvents>(event: E, listener: (payload: CdpEvents[E]) => void): void;
  /** From the connection: one message that belongs to this conversation. */
  take(message: CdpMessage): void;
  /** The target or the browser is gone; whoever waits for an answer is told. */
  end(why: string): void;
};

export function openCdpSession(post: (message: CdpMessage) => void): CdpSession {
  const waiting = new Map<number, (message: CdpMessage) => void>();
  const heard = new Map<string, ((payload: Said) => void)[]>();
  let lastId = 0;
  let ended: string | null = null;
  return {
    send(method, params) {
      return new Promise((resolve, reject) => {
        if (ended !== null) return reject(new Error(`host: ${method}: ${ended}`));
        lastId += 1;
        waiting.set(lastId, ({ result, error }) => {
          if (error === undefined) resolve(result);
          else reject(new Error(`host: ${method}: ${error.message}`));
        });
        post({ id: lastId, method, params });
      });
    },
    on(event, listener) {
      heard.set(event, [...(heard.get(event) ?? []), listener]);
    },
    take(message) {
      if (message.id === undefined) {
        for (const listener of heard.get(message.method ?? '') ?? []) listener(message.params);
        return;
      }
      const answer = waiting.get(message.id);
      waiting.delete(message.id);
      answer?.(message);
    },
    end(why) {
      ended = why;
      for (const answer of waiting.values()) answer({ error: { message: why } });
      waiting.clear();
    },
  };
}
