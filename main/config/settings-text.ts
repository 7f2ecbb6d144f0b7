import { z } from 'zod';
import type { Rule } from '../../preload/failure.ts';

/** Where live mode asks about the shop's own points. Source: Bunjang's look-up document. */
export const bunjangLiveHost = 'openapi.bunjang.co.kr';

// C0, DEL, C1, line and paragraph separators, and the marks that turn text around.
const control = /[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u;

/** A test that a text must pass, and the rule it names when it does not. */
export function check(test: (value: string) => boolean, rule: Rule) {
  return z.refine<string>(test, { params: { rule } });
}

/** One line of text for people: no control characters, at most `max` characters. */
export function line(max: number) {
  return z.string().check(
    z.maxLength(max),
    check((text) => !control.test(text), 'has-control'),
  );
}

/** Empty, or what the pattern says. */
export function emptyOr(pattern: RegExp, max: number) {
  return line(max).check(check((text) => text === '' || pattern.test(text), 'format'));
}

/** True for an http(s) address without a name and password in it. */
export function isWebUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return /^https?:$/.test(url.protocol) && url.username === '' && url.password === '';
}

/** True for `https://host:port` and nothing more. */
export function isSecureOrigin(text: string): boolean {
  return isWebUrl(text) && /^https:\/\/[^/?#]+\/?$/.test(text);
}

/** A test must never ask for points that cost money. */
export function isLiveAddress(text: string): boolean {
  return URL.canParse(text) && new URL(text).hostname.replace(/\.$/, '') === bunjangLiveHost;
}

/** True for `http://host:port` and nothing more: what a proxy is named by. */
export function isProxy(text: string): boolean {
  if (text === 'none' || text === 'system') return true;
  return isWebUrl(text) && /^https?:\/\/[^/?#]+\/?$/.test(text);
}
