import '../shared/tokens.css';
import './customer.css';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../preload/views.ts';
import { speak, startWords } from '../shared/words.ts';
import { App } from './app.tsx';
import { dataStateOf } from './data-state.ts';
import { type Customer, createCustomer } from './store/customer.ts';
import { customerWords } from './words.ts';

const firstLanguage: Language = 'ko';

/** Builds the window over the real bridge and draws it; the first paint stays until React is there. */
function start(root: HTMLElement): void {
  const words = startWords(firstLanguage, 'customer', customerWords);
  const customer = createCustomer(window.customer);
  customer.mirror.subscribe(({ state }) => {
    if (state !== null) speak(words, state.language);
  });
  showMarksOn(document, customer);
  createRoot(root).render(<App customer={customer} />);
}

/** Where the customer stands, on `<body data-state>`; how they want to see it, on the root element. */
function showMarksOn({ body, documentElement }: Document, { mirror, view }: Customer): void {
  const show = (): void => {
    const { state } = mirror.getState();
    const { typing, signingIn, large, contrast } = view.getState();
    documentElement.toggleAttribute('data-large', large);
    documentElement.toggleAttribute('data-contrast', contrast);
    if (state === null) return;
    const handingOver = signingIn && state.sale.at === 'entry';
    body.dataset['state'] = handingOver ? 'customer.checking' : dataStateOf(state.sale, typing);
    body.dataset['mode'] = state.mode;
  };
  mirror.subscribe(show);
  view.subscribe(show);
}

const root = document.getElementById('root');
if (root !== null) start(root);
