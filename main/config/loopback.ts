/** The origin of an `http://` address on this very machine, or what is wrong with it. */
export function loopbackOrigin(
  text: string,
): { readonly origin: string } | 'not-a-url' | 'not-loopback' {
  if (!URL.canParse(text)) return 'not-a-url';
  const url = new URL(text);
  const bare = url.pathname === '/' && url.search === '' && url.hash === '';
  if (!bare || url.username !== '' || url.password !== '') return 'not-a-url';
  if (url.protocol !== 'http:' || !isLoopbackName(url.hostname)) return 'not-loopback';
  return { origin: url.origin };
}

function isLoopbackName(name: string): boolean {
  return name === '127.0.0.1' || name === 'localhost' || name === '[::1]';
}
