/** An environment variable in either spelling. */
function read(name: string): string | undefined {
  return process.env[name] || process.env[name.toUpperCase()] || undefined;
}

function isExempt(host: string, port: string): boolean {
  const rules = (read('no_proxy') ?? '').split(',').map((rule) => rule.trim());
  return rules.some((rule) => {
    if (rule === '*') return true;
    const [name = '', onlyPort] = rule.split(':');
    if (name === '' || (onlyPort !== undefined && onlyPort !== port)) return false;
    return host === name || host.endsWith(name.startsWith('.') ? name : `.${name}`);
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host.endsWith('.localhost') || /^(127\.|\[?::1)/.test(host);
}

/**
 * What `session.resolveProxy` answers where no desktop holds proxy settings: Chromium then reads the
 * environment, and never sends loopback through a proxy. `DIRECT`, `PROXY host:port` or `SOCKS5 host:port`.
 */
export function proxyFromEnvironment(url: string): string {
  const { protocol, hostname, port } = new URL(url);
  const proxy = read(`${protocol.slice(0, -1)}_proxy`) ?? read('all_proxy');
  const askedPort = port || (protocol === 'https:' ? '443' : '80');
  if (proxy === undefined || isLoopback(hostname) || isExempt(hostname, askedPort)) return 'DIRECT';
  const { protocol: kind, host } = new URL(proxy.includes('://') ? proxy : `http://${proxy}`);
  const words: Record<string, string> = {
    'https:': 'HTTPS',
    'socks4:': 'SOCKS',
    'socks5:': 'SOCKS5',
    'socks:': 'SOCKS5',
  };
  return `${words[kind] ?? 'PROXY'} ${host}`;
}
