/**
 * Puts the text of an element on the clipboard and leaves it selected, so that a person sees what was
 * copied and can still press Ctrl+C. No permission is asked for: the page has none. False when the
 * browser did not let it.
 */
export function copyTextOf(element: HTMLElement, text: string): boolean {
  const { ownerDocument: page } = element;
  page.getSelection()?.selectAllChildren(element);
  let taken = false;
  const give = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
    taken = event.clipboardData !== null;
  };
  page.addEventListener('copy', give);
  try {
    return page.execCommand('copy') && taken;
  } catch {
    return false;
  } finally {
    page.removeEventListener('copy', give);
  }
}
