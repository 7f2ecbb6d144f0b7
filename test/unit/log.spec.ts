import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Log, openLog } from '../../main/log.ts';
import { bugFact, type LogFact, levelOf, logEvents } from '../../main/log-events.ts';
import { redact } from '../../main/redact.ts';
import { Secret } from '../../main/secrets/secret.ts';

let folder = '';
let log: Log;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'log-'));
  log = openLog({ folder: join(folder, 'logs'), wallMs: () => 0, fileBytesMax: 2_000 });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const linesOf = (name = 'main.log') =>
  readFileSync(join(folder, 'logs', name), 'utf8')
    .trimEnd()
    .split('\n');
const alarm: LogFact = { event: 'alarm', alarm: 'two-paid', merchantUid: 'T1-1' };

test('a fact is one line of JSON with its time, its level and its fields; null is left out', () => {
  log.fact(alarm);
  log.fact({ event: 'keychain-asked', state: 'locked 100%c %s %d', tookMs: null });
  expect(linesOf().map((line) => JSON.parse(line))).toEqual([
    {
      at: '1970-01-01T00:00:00.000Z',
      level: 'error',
      event: 'alarm',
      alarm: 'two-paid',
      merchantUid: 'T1-1',
    },
    {
      at: '1970-01-01T00:00:00.000Z',
      level: 'info',
      event: 'keychain-asked',
      state: 'locked 100%c %s %d',
    },
  ]);
  if (process.platform === 'win32') return;
  expect(statSync(join(folder, 'logs', 'main.log')).mode & 0o777).toBe(0o600);
});

test('fields that are not declared, and values of another kind, are not written', () => {
  const more = { ...alarm, password: 'hush-hush', buyer: { name: '홍길동' }, level: 'x' };
  log.fact(more);
  const odd: Record<string, unknown> = { ...alarm, merchantUid: { secret: 'hush-hush' } };
  log.fact(Object.assign(odd, alarm, { merchantUid: odd['merchantUid'] }));
  const text = linesOf().join('\n');
  expect(text).not.toMatch(/hush|홍길동/);
  expect(linesOf().map((line) => JSON.parse(line).level)).toEqual(['error', 'error']);
  expect(JSON.parse(linesOf()[1] ?? '')).not.toHaveProperty('merchantUid');
});

test('a line end in a text does not make a second line, and long texts are cut', () => {
  log.fact({ ...alarm, merchantUid: `a\n{"event":"forged"}${'x'.repeat(900)}` });
  expect(linesOf()).toHaveLength(1);
  expect(JSON.parse(linesOf()[0] ?? '').merchantUid).toHaveLength(300);
});

test('five files are kept, the newest lines in the first', () => {
  for (let n = 0; n < 300; n += 1) log.fact({ ...alarm, merchantUid: `T1-${n}` });
  const names = readdirSync(join(folder, 'logs')).sort();
  const [first, ...older] = ['main.log', 'main.1.log', 'main.2.log', 'main.3.log', 'main.4.log'];
  expect(names).toEqual([...older, first]);
  expect(linesOf().at(-1)).toContain('T1-299');
  for (const name of names) {
    expect(statSync(join(folder, 'logs', name)).size).toBeLessThan(2_300);
  }
  const newest = Number(/T1-(\d+)/.exec(linesOf('main.1.log').at(-1) ?? '')?.[1]);
  const before = Number(/T1-(\d+)/.exec(linesOf('main.2.log').at(-1) ?? '')?.[1]);
  expect(newest).toBeGreaterThan(before);
});

describe('a live secret', () => {
  const value = 'c4n4ry/"7f+한글';
  test.each([
    ['as it is', value],
    ['as JSON', JSON.stringify(value)],
    ['in a URL', `/x?y=${encodeURIComponent(value)}&z`],
    ['in base64', Buffer.from(value).toString('base64')],
    ['across the cut', `${'x'.repeat(295)}${value}`],
  ])('is taken out of any field %s', (_, text) => {
    log.watch(new Secret(value));
    log.fact({ ...alarm, merchantUid: text });
    const [line = ''] = linesOf();
    expect(line).not.toContain('c4n4ry');
    expect(line).not.toContain(text.slice(-12));
    expect(line).toContain('«sec');
  });
});

describe('beside a name that says secret, the value goes', () => {
  test.each([
    'password=hush1234 next',
    'benepia_password: hush1234',
    '{"imp_key":"hush1234","amount":5}',
    '{"imp_secret": "hu\\"sh1234"}',
    'Authorization: Bearer hush1234.abc',
    'sent Bearer hush1234',
    'access_token=hush1234&x=1',
    'benepia_user=hush1234',
    'buyer_tel: hush1234',
    'apiKey=hush1234',
  ])('%s', (text) => {
    const clean = redact(text, []);
    expect(clean).toContain('«secret»');
    expect(clean).not.toMatch(/hu\W*sh1234/);
  });

  test.each([
    'T1-20261121-000043-K2',
    'token.ts:12:3 charge.js:7:1',
    'paid amount=12500',
    'https://api.iamport.kr',
  ])('%s stays as it is', (text) => {
    expect(redact(text, [])).toBe(text);
  });
});

test('of an error only its name, its code and its places are kept', () => {
  const error = Object.assign(new TypeError('user hong with hush1234'), { code: 'ERR_X' });
  const fact = bugFact({ ticket: 'K2', where: 'till/sale/begin' }, error);
  expect(fact).toMatchObject({ event: 'bug', ticket: 'K2', name: 'TypeError', code: 'ERR_X' });
  expect(fact.at).toMatch(/^log\.spec\.ts:\d+:\d+/);
  expect(JSON.stringify(fact)).not.toMatch(/hush|hong/);
  expect(bugFact({ ticket: 'K3', where: 'x' }, 'hush1234')).toMatchObject({
    name: 'string',
    at: null,
  });
});

test('the log is written wherever the program lies and runs', () => {
  const alone = mkdtempSync(join(tmpdir(), 'alone-'));
  const script = join(alone, 'main.ts');
  const log = join(import.meta.dirname, '../../main/log.ts');
  writeFileSync(
    script,
    `import { openLog } from ${JSON.stringify(log)};
     openLog({ folder: ${JSON.stringify(alone)}, wallMs: () => 0 }).fact(${JSON.stringify(alarm)});`,
  );
  execFileSync(process.execPath, [script], { cwd: alone });
  expect(readFileSync(join(alone, 'main.log'), 'utf8')).toContain('two-paid');
  rmSync(alone, { recursive: true });
});

test('a folder that cannot be written loses the line and does not throw', () => {
  const lost = openLog({ folder: '/dev/null/logs', wallMs: () => 0 });
  expect(() => lost.fact(alarm)).not.toThrow();
});

test('no field of any event is named like a secret or a customer', () => {
  const names = Object.values(logEvents).flatMap((fields) => Object.keys(fields));
  expect(names.filter((name) => /secret|pass|token|user|buyer|phone|mail/i.test(name))).toEqual([]);
  for (const event of Object.keys(logEvents) as LogFact['event'][]) {
    expect(levelOf(event)).toMatch(/^(error|warn|info)$/);
  }
});
