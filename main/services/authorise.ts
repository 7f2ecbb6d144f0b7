import type { Act } from '../../preload/window-states.ts';

/** Asks the right person for a yes to one act; false when they say no or nobody answers in time. */
export type Authorise = (act: Act) => Promise<boolean>;

/** What the till window shows while a yes is awaited. */
export type Asking = { readonly id: string; readonly act: Act };

/** The plain confirmation: one question at a time on the till, answered by id. */
export type Confirmation = {
  readonly authorise: Authorise;
  readonly asking: () => Asking | null;
  /** The person's answer; ignored when it is not about the open question. */
  answer(id: string, yes: boolean): void;
};

type Port = {
  readonly newId: () => string;
  /** Runs `act` after a while; its result cancels that. */
  readonly after: (delayMs: number, act: () => void) => () => void;
  readonly changed: () => void;
};

const patienceMs = 120_000;

/** Keeps at most one question open; a second one meanwhile is answered no. */
export function createConfirmation({ newId, after, changed }: Port): Confirmation {
  let open: (Asking & { readonly close: (yes: boolean) => void }) | null = null;

  const authorise: Authorise = (act) => {
    if (open) return Promise.resolve(false);
    return new Promise((resolve) => {
      const stop = after(patienceMs, () => open?.close(false));
      const close = (yes: boolean): void => {
        stop();
        open = null;
        changed();
        resolve(yes);
      };
      open = { id: newId(), act, close };
      changed();
    });
  };

  return {
    authorise,
    asking: () => open && { id: open.id, act: open.act },
    answer(id, yes) {
      if (open?.id === id) open.close(yes);
    },
  };
}
