/** Pages load from `app://till` and `app://customer` only; the developer tools' own files too where they are on. */
export function isAllowedRequest(url: string, devTools: boolean): boolean {
  if (url.startsWith('app://till/') || url.startsWith('app://customer/')) return true;
  return devTools && url.startsWith('devtools://');
}
