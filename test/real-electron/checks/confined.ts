import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Page } from '@playwright/test';
import { defineCheck } from '../check.ts';

/** Ways by which a page may try to leave. */
const ways: Readonly<Record<string, () => unknown>> = {
  link: () => {
    const link = Object.assign(document.createElement('a'), { href: 'https://elsewhere.example/' });
    document.body.append(link);
    link.click();
    link.remove();
  },
  blob: () => location.assign(URL.createObjectURL(new Blob(['<p>x</p>'], { type: 'text/html' }))),
  'about:blank': () => location.assign('about:blank'),
  file: () => location.assign('file:///'),
  script: () => location.assign('https://elsewhere.example/'),
  'the other window': () => location.assign('app://till/'),
};

/** A way that did not keep the page where it was, and the document it had. */
async function leavesBy(page: Page, go: () => unknown): Promise<boolean> {
  const before = page.url();
  await page.evaluate(() => Reflect.set(window, 'sameDocument', true));
  await page.evaluate(go).catch(() => undefined);
  await page.waitForTimeout(300);
  if (page.url() !== before) return true;
  return !(await page.evaluate(() => Reflect.get(window, 'sameDocument') === true));
}

export const navigation = defineCheck({
  look: async (bench) => {
    const page = (await bench.probes()).customer;
    const left: string[] = [];
    for (const [name, go] of Object.entries(ways)) {
      if (await leavesBy(page, go)) left.push(name);
      // One that has left is elsewhere: the others could not be tried from here.
      if (left.length > 0) break;
    }
    // A page that loads itself again has gone nowhere: told, not judged.
    const reloads = left.length === 0 && (await leavesBy(page, () => location.reload()));
    return { left, tried: Object.keys(ways), reloads };
  },
  must: { left: [] },
  good: { left: [], tried: Object.keys(ways), reloads: false },
  broken: [{ left: ['blob'] }],
});

export const windowOpen = defineCheck({
  look: async (bench) => {
    const { till } = await bench.probes();
    const before = till.context().pages().length;
    const opened = await till.evaluate(() =>
      [
        window.open('https://elsewhere.example/'),
        window.open('about:blank', 'x', 'popup'),
        window.open('app://till/'),
      ].map((each) => (each === null ? 'nothing' : 'a window')),
    );
    await till.getByRole('link', { name: 'out' }).click();
    await till.waitForTimeout(500);
    return { opened, more: till.context().pages().length - before };
  },
  must: { opened: (all) => all.every((each) => each === 'nothing'), more: 0 },
  good: { opened: ['nothing', 'nothing', 'nothing'], more: 0 },
  broken: [{ opened: ['nothing', 'a window', 'nothing'] }, { more: 1 }],
});

export const permissions = defineCheck({
  look: async (bench) => {
    const { till } = await bench.probes();
    return await till.evaluate(async () => {
      const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as const;
      const states = await Promise.all(
        names.map(async (name) => `${name} ${(await navigator.permissions.query({ name })).state}`),
      );
      const camera = await navigator.mediaDevices.getUserMedia({ video: true }).then(
        () => 'a picture',
        (error: unknown) => (error instanceof Error ? error.name : 'refused'),
      );
      return { states, camera, notices: await Notification.requestPermission() };
    });
  },
  must: {
    states: (all) => all.length > 0 && all.every((each) => String(each).endsWith(' denied')),
    // A PC without a camera says NotFoundError, with or without a permission.
    camera: (answer) => answer === 'NotAllowedError' || answer === 'NotFoundError',
    notices: 'denied',
  },
  good: { states: ['midi denied'], camera: 'NotAllowedError', notices: 'denied' },
  broken: [
    { states: ['midi denied', 'camera granted'] },
    { states: [] },
    { camera: 'a picture' },
    { notices: 'granted' },
  ],
});

/** What a page tries to reach; none of it waits for more than a second. */
async function callsFrom(page: Page, port: number): Promise<readonly string[]> {
  return await page.evaluate(async (at) => {
    const address = `http://127.0.0.1:${at}/`;
    const image = async (): Promise<string> =>
      await new Promise((done) => {
        const picture = new Image();
        picture.onload = () => done('loaded');
        picture.onerror = () => done('failed');
        picture.src = `${address}x.png`;
      });
    const socket = async (): Promise<string> =>
      await new Promise((done) => {
        const line = new WebSocket(`ws://127.0.0.1:${at}/`);
        line.onopen = () => done('open');
        line.onerror = () => done('failed');
      });
    const fetched = async (): Promise<string> =>
      await fetch(address, { mode: 'no-cors' }).then(
        () => 'fetched',
        () => 'failed',
      );
    const late = (): Promise<string> => new Promise((done) => setTimeout(done, 1_000, 'no answer'));
    const each = [image, socket, fetched].map((act) => Promise.race([act(), late()]));
    navigator.sendBeacon(address, 'x');
    return await Promise.all(each);
  }, port);
}

export const network = defineCheck({
  look: async (bench) => {
    const { customer } = await bench.probes();
    let reached = 0;
    const server = createServer((_request, answer) => answer.end('here')).listen(0, '127.0.0.1');
    server.on('connection', () => {
      reached += 1;
    });
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    // Seen to answer, so that silence later means something.
    const answers = (await fetch(`http://127.0.0.1:${port}/`)).status;
    const own = reached;
    const session = await customer.context().newCDPSession(customer);
    try {
      await session.send('Page.setBypassCSP', { enabled: true });
      await customer.reload();
      const tried = await callsFrom(customer, port);
      return { answers, tried, reached: reached - own };
    } finally {
      await session.send('Page.setBypassCSP', { enabled: false }).catch(() => undefined);
      await customer.reload().catch(() => undefined);
      server.closeAllConnections();
      server.close();
    }
  },
  must: {
    answers: 200,
    tried: (all) => all.every((each) => each === 'failed' || each === 'no answer'),
    reached: 0,
  },
  good: { answers: 200, tried: ['failed', 'failed', 'failed'] as readonly string[], reached: 0 },
  broken: [{ answers: 0 }, { tried: ['failed', 'failed', 'fetched'] }, { reached: 1 }],
});
