/** Chromium cannot open `app://host/…`: it is shown `https://host.app.internal/…` instead, and main never sees that. */
const outside = new Set(['http:', 'https:', 'about:', 'blob:', 'data:', 'javascript:', 'file:']);

/** The URL that Chromium is given for one of main's. */
export function chromiumUrlOf(url: string): string {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]+)(.*)$/.exec(url);
  const [, scheme, host, rest] = parts ?? [];
  if (scheme === undefined || outside.has(`${scheme}:`)) return url;
  return `https://${host}.${scheme}.internal${rest?.startsWith('/') ? '' : '/'}${rest}`;
}

/** The URL that main sees for one of Chromium's. */
export function mainUrlOf(url: string): string {
  const parts = /^https:\/\/([^/?#]+)\.([a-z][a-z0-9+-]*)\.internal(?=[/?#]|$)(.*)$/.exec(url);
  if (parts === null) return url;
  return `${parts[2]}://${parts[1]}${parts[3]}`;
}

/** `app://till`; `null` for what has none. */
export function originOf(url: string): string {
  const origin = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)/.exec(url)?.[1];
  return origin ?? 'null';
}

/** `app`, `https` and so on. */
export function schemeOf(url: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? '';
}
