import '../shared/tokens.css';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../preload/views.ts';
import { speak, startWords } from '../shared/words.ts';
import { App } from './app.tsx';
import { dataStateOf } from './flow/data-state.ts';
import { listenToKeys } from './keys/listen-to-keys.ts';
import { createTill, type Till } from './till.ts';
import { tillWords } from './words.ts';

const firstLanguage: Language = 'ko';

/** Builds the till over the real bridge and draws it; the page's first paint stays until React is there. */
function start(root: HTMLElement): void {
  const words = startWords(firstLanguage, 'till', tillWords);
  const till = createTill(window.till, {
    words: (key, blanks) => words.t(key, blanks ?? {}),
    after: (delayMs, act) => {
      const timer = setTimeout(act, delayMs);
      return () => clearTimeout(timer);
    },
  });
  till.stores.mirror.subscribe(({ state }) => {
    if (state !== null) speak(words, state.language);
  });
  showStateOn(document.body, till);
  listenToKeys(window, till.keys);
  createRoot(root).render(<App till={till} />);
}

/** `<body data-state data-panel>`: where the till stands, for tests and style sheets. */
function showStateOn(body: HTMLElement, { stores }: Till): void {
  const show = (): void => {
    const { state } = stores.mirror.getState();
    if (state === null) return;
    body.dataset['state'] = dataStateOf(state.sale, stores.entry.store.getState().digits);
    body.dataset['panel'] = stores.view.getState().panel.at;
    body.dataset['mode'] = state.mode;
  };
  stores.mirror.subscribe(show);
  stores.entry.store.subscribe(show);
  stores.view.subscribe(show);
}

const root = document.getElementById('root');
if (root !== null) start(root);
