import { bridgeOf } from '../harness/bridge-of.ts';
import { expect, test } from '../harness/fixture-app.ts';

test.describe('a page stays where main put it', () => {
  const ways: Readonly<Record<string, () => unknown>> = {
    'to another site': () => location.assign('https://elsewhere.example/'),
    'to about:blank': () => location.assign('about:blank'),
    'to a blob': () => location.assign(URL.createObjectURL(new Blob(['<p>x</p>']))),
    'to the other window’s page': () => location.assign('app://customer/'),
    'to an own file': () => location.assign('/assets/'),
    'again to itself': () => location.reload(),
    'by a link': () => {
      const link = Object.assign(document.createElement('a'), {
        href: 'https://elsewhere.example/',
      });
      document.body.append(link);
      link.click();
    },
  };
  for (const [name, go] of Object.entries(ways)) {
    test(`it cannot go ${name}`, async ({ shared }) => {
      const page = shared.customer;
      const before = page.url();
      await page.evaluate(() => Reflect.set(window, 'sameDocument', true));
      await page.evaluate(go);
      await page.waitForTimeout(150);
      expect(page.url()).toBe(before);
      expect(await page.evaluate(() => Reflect.get(window, 'sameDocument'))).toBe(true);
    });
  }

  test('it opens nothing, by script or by link', async ({ shared }) => {
    const context = shared.till.context();
    const before = context.pages().length;
    expect(await shared.till.evaluate(() => window.open('https://elsewhere.example/'))).toBeNull();
    expect(await shared.till.evaluate(() => window.open('about:blank', 'x', 'popup'))).toBeNull();
    await shared.till.getByRole('link', { name: 'out' }).click();
    await expect.poll(() => context.pages().length).toBe(before);
  });
});

test.describe('permissions', () => {
  const asked = ['geolocation', 'notifications', 'camera', 'microphone', 'midi'] as const;
  const stateOf = (names: readonly (typeof asked)[number][]): Promise<string[]> =>
    Promise.all(names.map(async (name) => (await navigator.permissions.query({ name })).state));

  const camera = (): Promise<string> =>
    navigator.mediaDevices.getUserMedia({ video: true }).then(
      () => 'a picture',
      (error: unknown) => (error instanceof Error ? error.name : ''),
    );

  test('are all denied, whether they are asked for or only looked at', async ({ shared }) => {
    const page = shared.till;
    expect(new Set(await page.evaluate(stateOf, asked))).toEqual(new Set(['denied']));
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied');
    expect(await page.evaluate(camera)).toBe('NotAllowedError');
  });

  test('are all given where main sets no handlers, as Electron does', async ({ start }) => {
    const { till } = await start('--soft');
    expect(new Set(await till.evaluate(stateOf, asked))).toEqual(new Set(['granted']));
    expect(await till.evaluate(camera)).toBe('a picture');
  });
});

test.describe('who is calling', () => {
  test('main sees the top frame and its app:// address', async ({ shared }) => {
    for (const name of ['till', 'customer'] as const) {
      const page = shared[name];
      const bridge = await bridgeOf(page, name);
      expect(await page.evaluate((each) => each.invoke('probe/sender'), bridge)).toEqual({
        url: `app://${name}/`,
        hasParent: false,
      });
    }
  });

  test('a page from elsewhere has the bridge but cannot hide where it is from', async ({
    start,
  }) => {
    const { till } = await start('--soft');
    await till.evaluate(() => location.assign('https://evil.example/path?x#y'));
    await till.waitForURL('https://evil.example/**');
    const bridge = await bridgeOf(till);
    const sender = await till.evaluate((each) => each.invoke('probe/sender'), bridge);
    expect(sender).toEqual({ url: 'https://evil.example/path?x#y', hasParent: false });
  });

  test('no frame inside a page has a bridge', async ({ start }) => {
    const { till } = await start('--soft');
    await till.evaluate(() => location.assign('https://evil.example/'));
    await till.waitForURL('https://evil.example/');
    await till.evaluate(async () => {
      const sources = ['https://evil.example/inner', 'https://other.example/inner', null];
      for (const src of sources) {
        const frame = document.createElement('iframe');
        if (src === null) frame.srcdoc = '<p>inner</p>';
        else frame.src = src;
        const loaded = new Promise((done) => frame.addEventListener('load', done));
        document.body.append(frame);
        await loaded;
      }
    });
    const inner = till.frames().filter((frame) => frame !== till.mainFrame());
    const found = await Promise.all(inner.map((frame) => frame.evaluate(() => 'till' in window)));
    expect(found).toEqual([false, false, false]);
  });
});

test.describe('calls and events', () => {
  test('a thousand calls at once arrive in order', async ({ start }) => {
    const { till } = await start();
    const seen = await till.evaluate(
      async (each) => {
        const calls = Array.from({ length: 1_000 }, (_call, at) => each.invoke('probe/number', at));
        await Promise.all(calls);
        return await each.invoke('probe/seen');
      },
      await bridgeOf(till),
    );
    expect(seen).toEqual(Array.from({ length: 1_000 }, (_call, at) => at));
  });

  test('events reach the addressed window alone, in order, until the listener is taken off', async ({
    shared,
  }) => {
    const listen = async (page: typeof shared.till, name: 'till' | 'customer') =>
      await page.evaluate(
        (each) => {
          const heard: unknown[] = [];
          Reflect.set(window, 'heard', heard);
          Reflect.set(
            window,
            'stopHearing',
            each.onEvent((value) => heard.push(value)),
          );
        },
        await bridgeOf(page, name),
      );
    await listen(shared.till, 'till');
    await listen(shared.customer, 'customer');
    const heardBy = (page: typeof shared.till) => page.evaluate(() => Reflect.get(window, 'heard'));
    const burst = async () =>
      await shared.till.evaluate(
        (each) => each.invoke('probe/burst', 500),
        await bridgeOf(shared.till),
      );
    await burst();
    expect(await heardBy(shared.till)).toEqual(Array.from({ length: 500 }, (_each, at) => at));
    expect(await heardBy(shared.customer)).toEqual([]);
    await shared.till.evaluate(() => Reflect.get(window, 'stopHearing')());
    await burst();
    expect(await heardBy(shared.till)).toHaveLength(500);
  });

  const refusals = {
    'probe/fail': "Error invoking remote method 'probe/fail': Refused: no balance",
    'probe/none':
      "Error invoking remote method 'probe/none': Error: No handler registered for 'probe/none'",
    'probe/uncloneable': 'could not be cloned',
  };
  for (const [channel, message] of Object.entries(refusals)) {
    test(`a call of ${channel} is refused with words only`, async ({ shared }) => {
      const bridge = await bridgeOf(shared.till);
      const seen = await shared.till.evaluate(
        async ([each, name]) =>
          await each
            .invoke(name)
            .catch((error: unknown) =>
              error instanceof Error ? [error.name, error.message, 'code' in error] : error,
            ),
        [bridge, channel] as const,
      );
      expect(seen).toEqual(['Error', expect.stringContaining(message), false]);
    });
  }

  test('a reload runs the preload again, before the page', async ({ start }) => {
    const { till } = await start();
    await till.reload();
    await till.reload();
    const atStart = await till.evaluate((each) => each.atStart, await bridgeOf(till));
    expect(atStart).toEqual({ scripts: 0, runs: 3 });
  });
});
