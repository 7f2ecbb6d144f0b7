import { test as base } from './fixtures.ts';
import { type Counter, type CounterStart, openCounter } from './harness/counter.ts';
import { openPlace, type Place, type PlaceOptions } from './harness/place.ts';
import type { HostName } from './harness/till-host.ts';

/** How the shared counter of a spec is set up; with `test.use`. */
export type CounterOptions = Pick<PlaceOptions, 'settings'> & Pick<CounterStart, 'timeScale'>;

type WorkerFixtures = {
  readonly counterOptions: CounterOptions;
  /** One running counter for all tests that leave it as they found it. */
  readonly shared: Counter;
};

type Fixtures = {
  /** The shared counter, waiting for an amount; the gateway is without faults. */
  readonly counter: Counter;
  /** A place of the test's own, for tills that are killed and started again. */
  readonly newPlace: (options?: PlaceOptions) => Promise<Place>;
  /** A till at a place of the test's own; closed after the test. */
  readonly startAt: (place: Place, start?: CounterStart) => Promise<Counter>;
};

export const test = base.extend<Fixtures, WorkerFixtures>({
  counterOptions: [{}, { option: true, scope: 'worker' }],

  shared: [
    async ({ counterOptions }, use, info) => {
      const { settings = {}, timeScale = 1 } = counterOptions;
      const place = await openPlace({ settings });
      const counter = await openCounter(place, { host: hostOf(info), timeScale });
      await use(counter);
      await counter.app.close();
      await place.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  counter: async ({ shared }, use, info) => {
    shared.gateway.faults.clear();
    shared.refill();
    await shared.home();
    await use(shared);
    if (info.status !== info.expectedStatus) await attach(info, shared);
  },

  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names from here
  newPlace: async ({}, use) => {
    const places: Place[] = [];
    await use(async (options) => {
      const place = await openPlace(options);
      places.push(place);
      return place;
    });
    for (const place of places) await place.close();
  },

  startAt: async ({ newPlace: _first, host }, use, info) => {
    const counters: Counter[] = [];
    await use(async (place, start = {}) => {
      const counter = await openCounter(place, { host, ...start });
      counters.push(counter);
      return counter;
    });
    for (const counter of counters) {
      if (info.status !== info.expectedStatus) await attach(info, counter);
      await counter.app.close();
    }
  },
});

function hostOf({ project }: { readonly project: { readonly use: object } }): HostName {
  return 'host' in project.use && project.use.host === 'electron' ? 'electron' : 'chromium';
}

/** What helps to understand a failure: both screens and what main wrote. */
async function attach(info: ReturnType<typeof test.info>, { app }: Counter): Promise<void> {
  await info.attach('main.log', { body: app.main.logs(), contentType: 'text/plain' });
  for (const [name, page] of Object.entries({ till: app.till, customer: app.customer })) {
    const picture = await page.screenshot({ timeout: 2_000 }).catch(() => null);
    if (picture !== null) {
      await info.attach(`${name}.png`, { body: picture, contentType: 'image/png' });
    }
  }
}

export const expect = test.expect;
