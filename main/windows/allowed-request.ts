const ours = ['app://till/', 'app://customer/', 'app://sheet/'];

/** Pages load from our own hosts of `app:` only; the developer tools' own files too where they are on. */
export function isAllowedRequest(url: string, devTools: boolean): boolean {
  if (ours.some((start) => url.startsWith(start))) return true;
  return devTools && url.startsWith('devtools://');
}
