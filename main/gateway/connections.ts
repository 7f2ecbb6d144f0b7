import type { SecureContext } from 'node:tls';
import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici';
import type { WireRequest } from '../ports/transport.ts';
import { type ProxyOptions, type Route, routeTo } from './proxy-route.ts';
import { secureContextOf, type TrustOptions } from './trust.ts';

/** What connections are made from. */
export type ConnectionOptions = {
  readonly origin: URL;
  readonly connectTimeoutMs: number;
  readonly network: Pick<ProxyOptions, 'proxy'> & Pick<TrustOptions, 'trust'>;
  readonly resolveProxy?: ProxyOptions['resolveProxy'];
  readonly extraCa?: TrustOptions['extraCa'];
};

/** A way to send one request. `release` closes what was opened for it alone. */
export type Lease = { readonly dispatcher: Dispatcher; release(): Promise<void> };

/** Where connections come from. */
export type Connections = {
  /** Null: there is no way to the provider that could be used. */
  lease(kind: WireRequest['connection']): Promise<Lease | null>;
  close(): Promise<void>;
};

/** How long an idle connection for look-ups is kept unless the server says less. */
const idleMs = 55_000;

/** One shared connection for look-ups per route, and a new one for each request that moves money. */
export function createConnections(options: ConnectionOptions): Connections {
  const { origin, connectTimeoutMs, network, resolveProxy, extraCa } = options;
  const trust = { trust: network.trust, ...(extraCa ? { extraCa } : {}) };
  const make = dispatcherMaker(connectTimeoutMs, origin.protocol === 'https:' ? trust : null);
  let warm: { readonly key: string; readonly dispatcher: Dispatcher } | null = null;

  const warmFor = (route: 'direct' | URL): Dispatcher => {
    const key = String(route);
    if (warm?.key === key) return warm.dispatcher;
    const previous = warm?.dispatcher;
    warm = { key, dispatcher: make(route) };
    // What is under way on it may still end.
    void previous?.close().catch(() => undefined);
    return warm.dispatcher;
  };

  return {
    async lease(kind) {
      const route = await routeTo(origin, {
        proxy: network.proxy,
        ...(resolveProxy ? { resolveProxy } : {}),
      });
      if (route === 'no-way') return null;
      if (kind === 'warm') return { dispatcher: warmFor(route), release: async () => undefined };
      const dispatcher = make(route);
      return { dispatcher, release: () => dispatcher.destroy() };
    },
    async close() {
      await warm?.dispatcher.destroy();
      warm = null;
    },
  };
}

/** Makes dispatchers that share one TLS context, read when first needed; `trust` is null for plain HTTP. */
function dispatcherMaker(
  timeout: number,
  trust: TrustOptions | null,
): (route: Exclude<Route, 'no-way'>) => Dispatcher {
  let secureContext: SecureContext | null = null;
  return (route) => {
    if (trust) secureContext ??= secureContextOf(trust);
    const wire: Wire = {
      timeout,
      allowH2: false,
      // Said outright: NODE_TLS_REJECT_UNAUTHORIZED in the environment must not weaken it.
      rejectUnauthorized: true,
      ...(secureContext ? { secureContext } : {}),
    };
    return route === 'direct' ? straight(wire) : through(route, wire);
  };
}

/** How a socket is opened. */
type Wire = {
  readonly timeout: number;
  readonly allowH2: false;
  readonly rejectUnauthorized: true;
  readonly secureContext?: SecureContext;
};

/** HTTP/1.1 only: what `sendHeaders` means was measured there. The attempt has its own answer timer. */
const common = {
  allowH2: false,
  headersTimeout: 0,
  bodyTimeout: 0,
  keepAliveTimeout: idleMs,
} as const;

function straight(wire: Wire): Agent {
  return new Agent({ ...common, connect: wire });
}

/** Through a tunnel, so that the proxy sees neither a header nor a body of ours. */
function through(proxy: URL, wire: Wire): ProxyAgent {
  return new ProxyAgent({
    ...common,
    uri: proxy.href,
    proxyTunnel: true,
    requestTls: wire,
    proxyTls: wire,
    clientFactory: (origin, options) =>
      new Pool(origin, { ...options, allowH2: false, headersTimeout: wire.timeout }),
  });
}
