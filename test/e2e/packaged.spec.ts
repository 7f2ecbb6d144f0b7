import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { extractAll } from '@electron/asar';
import { ownTarget } from '../../scripts/packaging/target.ts';
import { packStub } from '../contract/package/packed.ts';
import { expect, test } from '../fixtures.ts';
import { spawnApp } from '../harness/app-process.ts';
import { readLedger } from '../harness/ledger-rows.ts';
import { CustomerPage } from '../pages/customer-page.ts';
import { TillPage } from '../pages/till-page.ts';

test.describe.configure({ mode: 'serial' });
// What was packed is started under the stand-in; under Electron the package itself is started elsewhere.
test.skip(({ host }) => host === 'electron', 'the package without its Electron');

let place: string;
/** The content of the package, where nothing of this project is above it. */
let app: string;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  place = mkdtempSync(join(tmpdir(), 'packaged-'));
  app = join(place, 'app');
  const packed = await packStub(ownTarget());
  extractAll(join(packed.app.resources, 'app.asar'), app);
  packed.remove();
});
test.afterAll(() => rmSync(place, { recursive: true, force: true }));

test('What was packed lies apart from every other package', () => {
  for (let folder = place; dirname(folder) !== folder; folder = dirname(folder)) {
    expect(existsSync(join(folder, 'node_modules'))).toBe(false);
  }
  expect(readdirSync(join(app, 'node_modules')).toSorted()).toEqual(['better-sqlite3', 'keytar']);
});

test('What was packed says its version', async () => {
  const { version } = JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'));
  const { control } = spawnApp({
    out: join(app, 'out'),
    args: ['--version'],
    env: {},
    stdin: null,
  });
  expect(await control.exited).toEqual({ code: 0, signal: null });
  expect(control.logs().trim()).toBe(version);
});

test('What was packed sells in training, shows the receipt, and has its keychain and its thread', async ({
  openTill,
}) => {
  const running = await openTill({ out: join(app, 'out') });
  const till = new TillPage(running.till);
  const customer = new CustomerPage(running.customer);
  await till.waitFor('idle');
  await till.typeAmount('12000');
  await till.press('Enter');
  await customer.accept();
  await customer.signIn('minji', '1234', 'keyboard');
  await customer.consent('12,000P');
  await Promise.all([till.waitFor('approved'), customer.waitFor('approved')]);
  const { payments } = readLedger(running.dataDir, 'training');
  expect(payments).toMatchObject([{ state: 'paid', amountWon: 12_000 }]);
  // The printer's language and its fonts are loaded when the first receipt is asked for.
  await till.press('F8');
  expect(await till.receiptText('sale')).toContain('12,000');
  await till.press('Escape');
  const log = readFileSync(join(running.dataDir, 'logs/main.log'), 'utf8');
  expect(log).toMatch(/"event":"keychain-asked","state":"ready"/);
  // The day's copy of the ledger is made at the end, by a thread whose program is a file of its own.
  await running.main.stop();
  const [copy, ...others] = readdirSync(join(running.dataDir, 'backups'));
  expect(copy).toMatch(/^ledger-training-.*\.db$/);
  expect(others).toEqual([]);
});

test('What was packed keeps everything in a folder named BenepiaPOS, and runs once in it', async () => {
  test.skip(process.platform !== 'linux', 'the folder is moved by an environment variable there');
  const env = { XDG_CONFIG_HOME: join(place, 'config'), DBUS_SESSION_BUS_ADDRESS: 'disabled:' };
  const first = spawnApp({ out: join(app, 'out'), args: [], env, stdin: null });
  try {
    const folder = join(place, 'config/BenepiaPOS');
    const log = join(folder, 'logs/main.log');
    const logged = () => (existsSync(log) ? readFileSync(log, 'utf8') : '');
    await expect.poll(logged, { timeout: 30_000 }).toContain('app-ready');
    // Debian's Chromium, which stands in for Electron's, has a folder of its own.
    const made = readdirSync(join(place, 'config')).filter((name) => name !== 'chromium');
    expect(made).toEqual(['BenepiaPOS']);
    expect(readdirSync(folder)).toEqual(expect.arrayContaining(['ledger-training.db', 'logs']));
    const second = spawnApp({ out: join(app, 'out'), args: [], env, stdin: null });
    expect(await second.control.exited).toEqual({ code: 0, signal: null });
  } finally {
    await first.control.stop();
    first.killChromium();
  }
});
