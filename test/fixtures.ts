import { test as base, type Page } from '@playwright/test';
import type { KeychainState } from './harness/keyring.ts';
import { type RunningTill, startTill, type TillStart } from './harness/start-till.ts';
import type { HostName } from './harness/till-host.ts';

/** A PortOne gateway for one test, started in the test's process. */
export type TestGateway = { readonly url: string; close(): Promise<void> };

/** How a test gets its gateway. An object, because Playwright takes a bare function for a fixture. */
export type GatewayFactory = { readonly open: () => Promise<TestGateway> };

/** What a spec or a project may choose with `test.use`. */
export type TillOptions = {
  readonly host: HostName;
  readonly keychain: KeychainState;
  /** Extra arguments of the till's command line. */
  readonly tillArgs: readonly string[];
  readonly tillEnv: Readonly<Record<string, string>>;
  readonly tillStdin: string | null;
  /** Makes the gateway behind the till; null leaves the till to its own training gateway. */
  readonly gatewayFactory: GatewayFactory | null;
};

export type TillFixtures = {
  /** The gateway of this test, or null. */
  readonly gateway: TestGateway | null;
  /** Starts another till, or the same one again on its data; each is closed after the test. */
  readonly openTill: (start?: TillStart) => Promise<RunningTill>;
  /** The till of this test with a data folder and a keychain of its own. */
  readonly app: RunningTill;
  readonly till: Page;
  readonly customer: Page;
};

export const test = base.extend<TillFixtures & TillOptions>({
  host: ['chromium', { option: true }],
  keychain: ['ready', { option: true }],
  tillArgs: [[], { option: true }],
  tillEnv: [{}, { option: true }],
  tillStdin: [null, { option: true }],
  gatewayFactory: [null, { option: true }],

  gateway: async ({ gatewayFactory }, use) => {
    const gateway = (await gatewayFactory?.open()) ?? null;
    await use(gateway);
    await gateway?.close();
  },

  openTill: async ({ host, keychain, tillArgs, tillEnv, tillStdin, gateway }, use, info) => {
    const opened: RunningTill[] = [];
    const gatewayArgs = gateway === null ? [] : [`--gateway-url=${gateway.url}`];
    await use(async (start = {}) => {
      const till = await startTill({
        host,
        keychain,
        ...(tillStdin === null ? {} : { stdin: tillStdin }),
        ...start,
        args: [...gatewayArgs, ...tillArgs, ...(start.args ?? [])],
        env: { ...tillEnv, ...start.env },
      });
      opened.push(till);
      return till;
    });
    const failed = info.status !== info.expectedStatus;
    for (const [index, each] of opened.entries()) {
      if (failed) await attach(info, each, index);
      await each.close();
    }
  },

  app: async ({ openTill }, use) => use(await openTill()),
  till: async ({ app }, use) => use(app.till),
  customer: async ({ app }, use) => use(app.customer),
});

/** What helps to understand a failure: both screens and what main wrote. */
async function attach(
  info: ReturnType<typeof base.info>,
  app: RunningTill,
  index: number,
): Promise<void> {
  await info.attach(`main-${index}.log`, { body: app.main.logs(), contentType: 'text/plain' });
  for (const [name, page] of Object.entries({ till: app.till, customer: app.customer })) {
    const picture = await page.screenshot({ timeout: 2_000 }).catch(() => null);
    if (picture === null) continue;
    await info.attach(`${name}-${index}.png`, { body: picture, contentType: 'image/png' });
  }
}

export const expect = test.expect;
