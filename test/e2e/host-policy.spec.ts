import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { contentSecurityPolicy } from '../../main/windows/page-answer.ts';
import { expect, test } from '../harness/fixture-app.ts';

/** What an intruder's script may try, and the directive that stops it. */
const attacks = {
  eval: 'require-trusted-types-for',
  'new Function': 'require-trusted-types-for',
  'inline script': 'require-trusted-types-for',
  'html text': 'require-trusted-types-for',
  'script from elsewhere': 'require-trusted-types-for',
  'fetch elsewhere': 'connect-src',
  'fetch an own file': 'connect-src',
  'web socket': 'connect-src',
  beacon: 'connect-src',
  'image from elsewhere': 'img-src',
  'style element': 'style-src-elem',
  frame: 'frame-src',
  'form elsewhere': 'form-action',
  'base address': 'base-uri',
} as const;

/** Runs one from a timer, since the inspector allows its own calls more than a script; gives the directive that spoke. */
function violationOf(page: Page, attack: string): Promise<string> {
  return page.evaluate(async (name) => {
    const add = <K extends keyof HTMLElementTagNameMap>(
      tag: K,
      fields: Partial<HTMLElementTagNameMap[K]>,
    ): HTMLElementTagNameMap[K] => {
      const element = Object.assign(document.createElement(tag), fields);
      document.head.append(element);
      return element;
    };
    const elsewhere = 'https://elsewhere.example/';
    const run: Readonly<Record<string, () => unknown>> = {
      // biome-ignore lint/security/noGlobalEval: the proof that it is refused
      eval: () => eval('1 + 1'),
      'new Function': () => new Function('return 1')(),
      'inline script': () => add('script', { text: 'globalThis.ran = 1' }),
      'html text': () => add('div', { innerHTML: '<b>x</b>' }),
      'script from elsewhere': () => add('script', { src: `${elsewhere}x.js` }),
      'fetch elsewhere': () => fetch(elsewhere),
      'fetch an own file': () => fetch('/index.html'),
      'web socket': () => new WebSocket('wss://elsewhere.example/'),
      beacon: () => navigator.sendBeacon(elsewhere, 'x'),
      'image from elsewhere': () => add('img', { src: `${elsewhere}x.png` }),
      'style element': () => add('style', { textContent: 'h1 { color: red }' }),
      frame: () => add('iframe', { src: elsewhere }),
      'form elsewhere': () => add('form', { action: elsewhere }).submit(),
      'base address': () => add('base', { href: elsewhere }),
    };
    const violated = new Promise<string>((done) => {
      const heard = (event: SecurityPolicyViolationEvent): void => done(event.effectiveDirective);
      document.addEventListener('securitypolicyviolation', heard, { once: true });
      setTimeout(done, 1_000, 'nothing');
    });
    setTimeout(async () => {
      try {
        await run[name]?.();
      } catch {
        // The violation says more than the error.
      }
    });
    return await violated;
  }, attack);
}

test('the policy comes with the page exactly as it is written', async ({ shared }) => {
  const response = await shared.till.reload();
  expect(response?.headers()['content-security-policy']).toBe(contentSecurityPolicy);
  expect(response?.headers()['x-content-type-options']).toBe('nosniff');
});

test('the policy lets React draw, style and take input', async ({ start }) => {
  const { till } = await start();
  await till.getByRole('button').click();
  await expect(till.getByRole('button')).toHaveText('pressed 1');
  await till.getByLabel('typed').fill('한글 1');
  await expect(till.locator('output')).toHaveText('한글 1');
  await expect(till.getByRole('heading')).toHaveCSS('color', 'rgb(0, 128, 0)');
  await expect(till.locator('main')).toHaveCSS('padding-left', '12px');
});

for (const [attack, directive] of Object.entries(attacks)) {
  test(`the policy stops this by ${directive}: ${attack}`, async ({ shared }) => {
    expect(await violationOf(shared.customer, attack)).toBe(directive);
  });
}

test('without the policy the same attacks are stopped by nothing', async ({ start }) => {
  const { till } = await start('--soft');
  await till.evaluate(() => location.assign('https://elsewhere.example/'));
  await till.waitForURL('https://elsewhere.example/');
  for (const attack of ['eval', 'html text', 'inline script']) {
    expect(await violationOf(till, attack)).toBe('nothing');
  }
  expect(await till.evaluate(() => Reflect.get(globalThis, 'ran'))).toBe(1);
});

test('nothing reaches even this machine from a page that no policy holds', async ({ start }) => {
  let reached = 0;
  const server = createServer().listen(0, '127.0.0.1');
  server.on('connection', () => {
    reached += 1;
  });
  await once(server, 'listening');
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : 0;
  const { till } = await start('--soft');
  await till.evaluate(() => location.assign('https://elsewhere.example/'));
  await till.waitForURL('https://elsewhere.example/');
  const tried = await till.evaluate(async (at) => {
    const socket = new WebSocket(`ws://127.0.0.1:${at}/`);
    const closed = new Promise<string>((done) => {
      socket.onclose = () => done('closed');
      socket.onopen = () => done('open');
    });
    const fetched = await fetch(`http://127.0.0.1:${at}/`, { mode: 'no-cors' }).then(
      () => 'fetched',
      () => 'failed',
    );
    return [fetched, await closed];
  }, port);
  server.close();
  expect(tried).toEqual(['failed', 'closed']);
  expect(reached).toBe(0);
});
