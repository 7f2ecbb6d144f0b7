import { expect, test } from 'vitest';
import { routeOf } from '../../../main/gateway/proxy-route.ts';

test.each([
  ['DIRECT', 'direct'],
  ['', 'direct'],
  [' ; ', 'direct'],
  ['PROXY proxy.shop:3128', 'http://proxy.shop:3128/'],
  ['proxy proxy.shop:3128; DIRECT', 'http://proxy.shop:3128/'],
  ['HTTP proxy.shop:3128', 'http://proxy.shop:3128/'],
  ['HTTPS proxy.shop:443;PROXY other:1', 'https://proxy.shop/'],
  ['PROXY [::1]:3128', 'http://[::1]:3128/'],
  ['SOCKS5 a:1; SOCKS b:2; PROXY c:3', 'http://c:3/'],
  ['SOCKS5 a:1; DIRECT', 'direct'],
  ['SOCKS a:1', 'no-way'],
  ['PROXY', 'no-way'],
  ['PROXY a:notaport', 'no-way'],
  ['nonsense', 'no-way'],
])('«%s» leads %s', (pac, expected) => {
  const route = routeOf(pac);
  expect(route instanceof URL ? route.href : route).toBe(expected);
});
