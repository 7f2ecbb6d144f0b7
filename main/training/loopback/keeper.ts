import { open, readFile, rename } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What the owner of the gateway should hear. Holds no customer data. */
export type Notice =
  | { readonly kind: 'books-unreadable'; readonly movedTo: string }
  | { readonly kind: 'books-not-saved'; readonly code: string }
  /** A defect of this gateway; the call it struck got no answer. */
  | { readonly kind: 'bug'; readonly what: string };

/** Keeps the books in one file, or nowhere. */
export type Keeper = {
  /** Resolves when everything up to this call is on the disk (or the failure was reported). */
  save(): Promise<void>;
};

/** What a keeper keeps. */
export type Kept = {
  nowMs(): number;
  textNow(): string;
  /** Takes saved text over; false when it is not books. */
  restore(text: string): boolean;
};

/** Reads the books in; a file that is not books is put aside, never overwritten. */
export async function openKeeper(
  file: string | undefined,
  onNotice: ((notice: Notice) => void) | undefined,
  kept: Kept,
): Promise<Keeper> {
  if (file === undefined) return { save: () => Promise.resolve() };
  const text = await readIfThere(file);
  if (text !== null && !kept.restore(text)) {
    const movedTo = `${file}.unreadable-${kept.nowMs()}`;
    await rename(file, movedTo);
    onNotice?.({ kind: 'books-unreadable', movedTo });
  }
  return keeperOf(
    file,
    () => kept.textNow(),
    (notice) => onNotice?.(notice),
  );
}

/** One write at a time; calls made meanwhile share the next one. */
function keeperOf(file: string, textNow: () => string, onNotice: (notice: Notice) => void): Keeper {
  let running: Promise<void> | null = null;
  let waiting: Promise<void> | null = null;

  async function write(): Promise<void> {
    try {
      await replaceFile(file, textNow());
    } catch (error) {
      onNotice({ kind: 'books-not-saved', code: codeOf(error) });
    }
  }
  function start(): Promise<void> {
    const writing = write().finally(() => {
      if (running === writing) running = null;
    });
    running = writing;
    return writing;
  }
  function startWaiting(): Promise<void> {
    waiting = null;
    return start();
  }
  return {
    save() {
      if (running === null) return start();
      waiting ??= running.then(startWaiting);
      return waiting;
    },
  };
}

/** The text of the file; null when there is none. Other errors are thrown: they are not an empty file. */
async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null;
    throw error;
  }
}

/** A whole file or the one before it, also after a power cut. */
async function replaceFile(file: string, text: string): Promise<void> {
  const next = `${file}.next`;
  const handle = await open(next, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(next, file);
  await syncFolder(dirname(file));
}

async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder; its rename is durable on its own terms.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
}
