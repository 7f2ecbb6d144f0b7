import { createKeyReader, type Focus, type KeyActs } from './key-reader.ts';

/** Listens on the whole window, before anything else, until the answer is called. */
export function listenToKeys(page: Window, acts: KeyActs): () => void {
  const read = createKeyReader(acts, {
    focus: () => focusOf(page.document),
    after: (delayMs, act) => {
      const timer = page.setTimeout(act, delayMs);
      return () => page.clearTimeout(timer);
    },
  });
  const onKey = (event: KeyboardEvent): void => {
    if (!read(event)) return;
    event.preventDefault();
    event.stopPropagation();
  };
  // A button pressed by a finger does not take the focus: the next Enter is for the whole screen.
  const onPointer = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button')) event.preventDefault();
  };
  page.addEventListener('keydown', onKey, { capture: true });
  page.addEventListener('mousedown', onPointer);
  return () => {
    page.removeEventListener('keydown', onKey, { capture: true });
    page.removeEventListener('mousedown', onPointer);
  };
}

function focusOf(document: Document): Focus {
  const dialog = document.querySelector<HTMLElement>('dialog[open]');
  if (dialog !== null) return dialog.dataset['keys'] === 'document' ? 'document' : 'dialog';
  const element = document.activeElement;
  if (element?.matches('input:not([type=checkbox], [type=radio]), textarea, select')) return 'text';
  return element?.matches('button, input, summary') ? 'button' : 'page';
}
