/** How to reach the provider: straight, through the proxy at this URL, or not at all. */
export type Route = 'direct' | 'no-way' | URL;

/** Asks the machine which proxy an address takes, in the words of a PAC file: `PROXY host:port; DIRECT`. */
export type ResolveProxy = (url: string) => Promise<string>;

/** What decides about the way. Proxies named in the environment are not asked for. */
export type ProxyOptions = {
  readonly proxy: 'none' | 'system' | string;
  readonly resolveProxy?: ResolveProxy;
};

/**
 * The way to `origin`. A plain `http:` origin is a gateway on this very machine and takes no proxy.
 * `no-way`: the machine names only proxies that cannot be used here.
 */
export async function routeTo(origin: URL, options: ProxyOptions): Promise<Route> {
  const { proxy, resolveProxy } = options;
  if (origin.protocol === 'http:' || proxy === 'none') return 'direct';
  if (proxy !== 'system') return proxyUrlOf(proxy) ?? 'no-way';
  if (!resolveProxy) return 'direct';
  return routeOf(await resolveProxy(`${origin.origin}/`));
}

/** The first entry of a PAC answer that can be used; an empty answer means no proxy. */
export function routeOf(pacAnswer: string): Route {
  const entries = pacAnswer.split(';').map((entry) => entry.trim());
  const named = entries.filter((entry) => entry !== '');
  if (named.length === 0) return 'direct';
  for (const entry of named) {
    const route = entryRouteOf(entry);
    if (route !== null) return route;
  }
  return 'no-way';
}

/** Null for a kind of proxy that is not spoken here (SOCKS). */
function entryRouteOf(entry: string): 'direct' | URL | null {
  const [kind = '', address = ''] = entry.split(/\s+/, 2);
  switch (kind.toUpperCase()) {
    case 'DIRECT':
      return 'direct';
    case 'PROXY':
    case 'HTTP':
      return proxyUrlOf(`http://${address}`);
    case 'HTTPS':
      return proxyUrlOf(`https://${address}`);
  }
  return null;
}

function proxyUrlOf(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  const speaks = url.protocol === 'http:' || url.protocol === 'https:';
  return speaks && url.hostname !== '' ? url : null;
}
