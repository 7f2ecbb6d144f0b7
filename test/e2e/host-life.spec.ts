import { readdirSync, readFileSync } from 'node:fs';
import { spawnApp } from '../harness/app-process.ts';
import { bridgeOf } from '../harness/bridge-of.ts';
import { expect, test } from '../harness/fixture-app.ts';
import type { RunningTill } from '../harness/start-till.ts';

/** Processes of the Chromium that the host with this number started. */
function chromiumsOf(pid: number): number {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((name) => {
      try {
        return readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(`benepia-host-${pid}-`);
      } catch {
        return false;
      }
    }).length;
}

function orderOf(app: RunningTill): string[] {
  return [...app.main.logs().matchAll(/^order (.+)$/gm)].map(([, words]) => words ?? '');
}

test.describe('how it ends', () => {
  for (const signal of ['SIGKILL', 'SIGTERM', 'SIGINT'] as const) {
    test(`${signal} leaves no Chromium behind`, async ({ start }) => {
      const { main } = await start();
      expect(chromiumsOf(main.pid)).toBeGreaterThan(2);
      await main.kill(signal);
      await expect.poll(() => chromiumsOf(main.pid)).toBe(0);
    });
  }

  const whole = [
    'before-quit',
    'close 1',
    'closed 1',
    'close 2',
    'closed 2',
    'will-quit',
    'quit 0',
  ];

  test('quit goes through its events in order', async ({ start }) => {
    const app = await start();
    const exit = await app.main.stop();
    expect(exit, app.main.logs()).toEqual({ code: 0, signal: null });
    expect(orderOf(app)).toEqual(whole);
  });

  test('before-quit can say no, and the next quit goes on', async ({ start }) => {
    const app = await start('--veto');
    const exit = app.main.stop();
    await app.main.waitForLog('order before-quit');
    expect(await app.till.title()).toBe('fixture till');
    await app.main.kill('SIGTERM');
    expect((await exit).code).toBe(0);
    expect(orderOf(app)).toEqual(['before-quit', ...whole]);
  });

  test('quitting as a page comes in shows no window that is gone', async ({ out }, info) => {
    const args = [`--data-dir=${info.outputPath('hasty')}`, '--hasty'];
    const { control } = spawnApp({ out, args, env: {}, stdin: null });
    expect(await control.exited, control.logs()).toEqual({ code: 0, signal: null });
    expect(control.logs()).toContain('order quit 0');
  });

  test('closing both windows ends it, the last one last', async ({ start }) => {
    const app = await start();
    await app.customer.close();
    await app.main.waitForLog('order closed 2');
    await app.till.close();
    expect((await app.main.exited).code).toBe(0);
    expect(orderOf(app)).toEqual([
      ...['close 2', 'closed 2', 'close 1', 'closed 1'],
      ...['window-all-closed', 'before-quit', 'will-quit', 'quit 0'],
    ]);
  });
});

test('a crashed page comes back under the same window', async ({ start }) => {
  const app = await start();
  await app.till.goto('chrome://crash').catch(() => undefined);
  await app.main.waitForLog('gone crashed');
  await expect.poll(async () => (await app.pageOf('till')) !== app.till).toBe(true);
  const page = await app.pageOf('till');
  await expect(page.getByRole('heading')).toHaveText('till');
  const bridge = await bridgeOf(page);
  const sender = await page.evaluate((each) => each.invoke('probe/sender'), bridge);
  expect(sender).toEqual({ url: 'app://till/', hasParent: false });
});

test('a second instance is told no at once, and the first is told of it', async ({
  start,
  out,
}) => {
  const first = await start();
  const args = [`--data-dir=${first.dataDir}`];
  const second = spawnApp({ out, args, env: {}, stdin: null }).control;
  expect((await second.exited).code).toBe(0);
  expect(second.logs()).toBe('second\n');
  await first.main.waitForLog('second-instance true {"from":"fixture"}');

  await first.main.kill();
  const third = spawnApp({ out, args, env: {}, stdin: null }).control;
  await third.waitForLog('loaded');
  await third.kill('SIGTERM');
});

test('what the machine tells reaches main', async ({ start }) => {
  const { main } = await start();
  for (const event of ['suspend', 'lock-screen'] as const) {
    main.power(event);
    await main.waitForLog(`power ${event}`);
  }
});

test('what main asks of Electron and cannot be shown here is noted', async ({ shared }) => {
  const calls = shared.ipcTrace().flatMap((line) => (line.direction === 'call' ? [line] : []));
  const argsOf = (member: string) =>
    calls.filter((call) => call.member === member).map((call) => call.args);
  expect(argsOf('app.enableSandbox')).toEqual([[]]);
  expect(argsOf('BrowserWindow.setContentProtection')).toEqual([[2, true]]);
  for (const handler of ['setPermissionRequestHandler', 'setPermissionCheckHandler']) {
    expect(argsOf(`session.${handler}`)).toEqual([[true]]);
  }
  expect(argsOf('session.setSpellCheckerEnabled')).toEqual([[false]]);
  expect(argsOf('new BrowserWindow')).toHaveLength(2);
  expect(argsOf('new BrowserWindow')[0]?.[0]).toMatchObject({
    title: '베네피아 포인트',
    webPreferences: { sandbox: true, contextIsolation: true, nodeIntegration: false },
  });
});

test.describe('what is not there', () => {
  const answers = {
    'unknown member': 'error host: app.notThere is not there',
    'unknown export member': 'error host: BrowserWindow.fromId is not there',
    'unknown event': "error host: app has no event 'login'",
    'unknown path': "error host: app.getPath('recent') is not there",
    'window before ready': 'error Cannot create BrowserWindow before app is ready',
    'session before ready': 'error Session can only be received when app is ready',
    'require gives the same': 'answer true',
    argon2: "error host: Electron's BoringSSL has no crypto.argon2Sync",
    chacha: "error host: Electron's BoringSSL has no chacha20-poly1305",
    sha3: "error host: Electron's BoringSSL has no sha3-256",
    'what the app uses': 'answer 97',
  };
  test('is refused by its name, and Electron’s own crypto works', async ({ out }) => {
    const asked = Object.keys(answers).map(async (question) => {
      const app = spawnApp({ out, args: [`--ask=${question}`], env: {}, stdin: null }).control;
      await app.exited;
      return [question, app.logs().trim()];
    });
    expect(Object.fromEntries(await Promise.all(asked))).toEqual(answers);
  });
});
