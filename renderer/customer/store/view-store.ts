import { createStore, type StoreApi } from 'zustand/vanilla';

/** Which of the two is being typed. What is typed is in neither store. */
export type Field = 'id' | 'pw';

/** Why nothing happened after a press, said above the buttons. */
export type Trouble = 'id.missing' | 'pw.missing' | 'entry.full' | 'entry.refused' | 'failed';

/** What this window remembers by itself; main knows nothing of it. */
export type View = {
  readonly typing: Field;
  readonly trouble: Trouble | null;
  /** Whether staff was called just now, and whether main took it. */
  readonly help: 'none' | 'called' | 'failed';
  /** The ID and password are on their way to main. */
  readonly signingIn: boolean;
  readonly large: boolean;
  readonly contrast: boolean;
};

const fresh: View = {
  typing: 'id',
  trouble: null,
  help: 'none',
  signingIn: false,
  large: false,
  contrast: false,
};

export function createViewStore(): StoreApi<View> {
  return createStore<View>(() => fresh);
}

/** The next customer finds the screen as the first one did. */
export function forgetCustomer(view: StoreApi<View>): void {
  view.setState(fresh);
}
