import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import {
  type CommandLine,
  optionNames,
  ownArguments,
  parseCommandLine,
} from '../../../main/config/command-line.ts';
import { helpText } from '../../../main/config/help-text.ts';
import { readKeys } from '../../../main/config/keys-stdin.ts';

const development = { isPackaged: false };
const packaged = { isPackaged: true };

describe('the arguments', () => {
  const right: readonly (readonly [readonly string[], Partial<CommandLine>])[] = [
    [[], { show: 'app', mode: null, timeScale: 1, keysStdin: false, dataDir: null }],
    [['--help'], { show: 'help' }],
    [['--mode=nonsense', '--help'], { show: 'help' }],
    [['--version'], { show: 'version' }],
    [['--training'], { mode: 'training' }],
    [['--mode=test'], { mode: 'test' }],
    [['--training', '--mode=training'], { mode: 'training' }],
    [['--lang=en'], { language: 'en' }],
    [['--data-dir=some/folder'], { dataDir: resolve('some/folder') }],
    [['--data-dir=/a=b'], { dataDir: resolve('/a=b') }],
    [['--gateway-url=http://127.0.0.1:8080'], { gatewayUrl: 'http://127.0.0.1:8080' }],
    [['--gateway-url=http://localhost:1/'], { gatewayUrl: 'http://localhost:1' }],
    [['--gateway-url=http://[::1]:9'], { gatewayUrl: 'http://[::1]:9' }],
    [['--bunjang-url=http://127.0.0.1:8902'], { bunjangUrl: 'http://127.0.0.1:8902' }],
    [['--time-scale=60'], { timeScale: 60 }],
    [['--time-scale=1.5'], { timeScale: 1.5 }],
    [['--keys-stdin'], { keysStdin: true }],
    [['--keychain=check-1'], { keychain: 'check-1' }],
    [['--no-sandbox', '--remote-debugging-port=0', '--lang=ko'], { language: 'ko' }],
  ];
  test.each(right)('%j are understood', (own, expected) => {
    expect(parseCommandLine(own, development)).toMatchObject({ ok: true, value: expected });
  });

  test.each([
    [['--foo'], '--foo', 'unknown-option'],
    [['--constructor'], '--constructor', 'unknown-option'],
    [['-x'], '-x', 'unknown-option'],
    [['sale'], 'sale', 'not-an-option'],
    [['--mode'], '--mode', 'missing-value'],
    [['--mode='], '--mode', 'missing-value'],
    [['--mode', 'test'], '--mode', 'missing-value'],
    [['--mode=Test'], '--mode', 'one-of'],
    [['--lang=jp'], '--lang', 'one-of'],
    [['--training=yes'], '--training', 'takes-no-value'],
    [['--lang=ko', '--lang=ko'], '--lang', 'twice'],
    [['--training', '--mode=live'], '--mode', 'against'],
    [['--data-dir=a\0b'], '--data-dir', 'bad-folder'],
    [['--gateway-url=127.0.0.1:8080'], '--gateway-url', 'not-a-url'],
    [['--gateway-url=http://127.0.0.1:8080/path'], '--gateway-url', 'not-a-url'],
    [['--gateway-url=http://a:b@127.0.0.1'], '--gateway-url', 'not-a-url'],
    [['--gateway-url=https://127.0.0.1:8080'], '--gateway-url', 'not-loopback'],
    [['--gateway-url=http://127.0.0.1.evil.example'], '--gateway-url', 'not-loopback'],
    [['--gateway-url=http://api.iamport.kr'], '--gateway-url', 'not-loopback'],
    [['--gateway-url=http://0.0.0.0:80'], '--gateway-url', 'not-loopback'],
    [['--bunjang-url=https://openapi.bunjang.co.kr'], '--bunjang-url', 'not-loopback'],
    [['--bunjang-url='], '--bunjang-url', 'missing-value'],
    [['--time-scale=0'], '--time-scale', 'out-of-range'],
    [['--time-scale=1001'], '--time-scale', 'out-of-range'],
    [['--time-scale=1e2'], '--time-scale', 'out-of-range'],
    [['--time-scale=-5'], '--time-scale', 'out-of-range'],
    [['--keys-stdin=x'], '--keys-stdin', 'takes-no-value'],
    [['--keychain='], '--keychain', 'missing-value'],
    [['--keychain=Shop'], '--keychain', 'bad-name'],
    [[`--keychain=${'a'.repeat(41)}`], '--keychain', 'bad-name'],
  ])('%j are refused', (own, field, rule) => {
    const parsed = parseCommandLine(own, development);
    expect(parsed).toMatchObject({ ok: false, failure: { kind: 'start', field, rule } });
  });

  test.each([
    '--gateway-url=http://127.0.0.1:8080',
    '--bunjang-url=http://127.0.0.1:8902',
    '--time-scale=2',
    '--keys-stdin',
    '--keychain=check-1',
    '--remote-debugging-port=9222',
    '--inspect',
  ])('%s is refused by a packaged build', (argument) => {
    const parsed = parseCommandLine([argument], packaged);
    expect(parsed).toMatchObject({ failure: { rule: 'only-in-development' } });
  });

  test('that are no options are not repeated in full, in case they are secrets', () => {
    for (const own of [['hush-hush-hush'], [`--imp-secret=hush-hush`]]) {
      expect(JSON.stringify(parseCommandLine(own, development))).not.toContain('hush-');
    }
  });
});

test.each([
  [['electron', '.', '--help'], false, ['--help']],
  [['electron', '--inspect=0', '.', '--lang=ko'], false, ['--inspect=0', '--lang=ko']],
  [['node', 'out/main/index.js', '--', '--lang=ko'], false, ['--lang=ko']],
  [['benepia-pos.exe', '--lang=ko'], true, ['--lang=ko']],
  [['benepia-pos.exe'], true, []],
])('of %j (packaged: %s) ours are %j', (argv, isPackaged, own) => {
  expect(ownArguments(argv, isPackaged)).toEqual(own);
});

test.each([true, false])('help names every option once (packaged: %s)', (isPackaged) => {
  for (const language of ['ko', 'en'] as const) {
    const lines = helpText(language, isPackaged).split('\n').slice(1, -3);
    expect(lines.map((line) => line.trim().split(/[= ]/)[0])).toEqual(optionNames(isPackaged));
    for (const line of lines) expect(line.slice(28).trim()).not.toBe('');
  }
  expect(helpText('ko', isPackaged).includes('--keys-stdin')).toBe(!isPackaged);
});

describe('keys from standard input', () => {
  const read = (...parts: string[]) =>
    readKeys(Readable.from(parts.map((p) => Buffer.from(p))), 500);

  test.each([
    [['{"key":"imp_k","secret":"s3cr~t"}\n']],
    [['{"key":"imp_k",', '"secret":"s3cr~t"}\n', 'more']],
    [['{"key":"imp_k","secret":"s3cr~t"}']],
    [['{"key":"imp_k","secret":"s3cr~t"}\r\n']],
  ])('%j are read', async (parts) => {
    const keys = await read(...parts);
    expect(keys.ok && [keys.value.key.reveal(), keys.value.secret.reveal()]).toEqual([
      'imp_k',
      's3cr~t',
    ]);
  });

  test.each([
    [[''], 'keys-missing'],
    [['\n{"key":"a","secret":"b"}\n'], 'keys-missing'],
    [['key=a\n'], 'keys-not-json'],
    [['{"key":"a"}\n'], 'keys-not-json'],
    [['{"key":"","secret":"b"}\n'], 'keys-not-json'],
    [['{"key":"a","secret":"b","more":1}\n'], 'keys-not-json'],
    [[`{"key":"${'k'.repeat(61)}","secret":"b"}\n`], 'keys-format'],
    [[`{"key":"a","secret":"${'s'.repeat(201)}"}\n`], 'keys-format'],
    [['{"key":"a","secret":"한글"}\n'], 'keys-format'],
    [['x'.repeat(3_000)], 'keys-too-long'],
  ])('%j are refused: %s', async (parts, rule) => {
    expect(await read(...parts)).toMatchObject({ ok: false, failure: { rule } });
  });

  test('that never come do not hold the till up', async () => {
    const never = new Readable({ read: () => undefined });
    expect(await readKeys(never, 30)).toMatchObject({ failure: { rule: 'keys-late' } });
    never.destroy();
  });
});
