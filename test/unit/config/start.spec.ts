import { describe, expect, test } from 'vitest';
import { dataFolderFor } from '../../../main/config/data-folder.ts';
import { nodeProblem } from '../../../main/config/node-floor.ts';
import { sentenceFor, sentencesFor } from '../../../main/config/problem-words.ts';
import { closedRuleOf, type ReachFacts, reachableGateway } from '../../../main/config/reachable.ts';
import { type StartRule, startProblem } from '../../../main/config/start-problem.ts';

const facts: ReachFacts = {
  mode: 'training',
  host: 'https://api.iamport.kr',
  gatewayUrl: null,
  isPackaged: false,
  isElectron: false,
};
const standIn = 'http://127.0.0.1:8080';

describe('the gateway that may be spoken to', () => {
  const reached: readonly (readonly [string, Partial<ReachFacts>, object])[] = [
    ['training outside Electron', {}, { kind: 'embedded' }],
    ['training in a packaged build', { isPackaged: true, isElectron: true }, { kind: 'embedded' }],
    [
      'test with a stand-in',
      { mode: 'test', gatewayUrl: standIn },
      { kind: 'stand-in', origin: standIn },
    ],
    [
      'live rules with a stand-in',
      { mode: 'live', gatewayUrl: standIn, isElectron: true },
      { kind: 'stand-in', origin: standIn },
    ],
    [
      'test in Electron',
      { mode: 'test', isElectron: true, host: 'https://static-api.iamport.kr' },
      { kind: 'real', origin: 'https://static-api.iamport.kr' },
    ],
  ];
  test.each(reached)('%s', (_, given, reach) => {
    expect(reachableGateway({ ...facts, ...given })).toEqual({ ok: true, value: reach });
  });

  const refused: readonly (readonly [string, Partial<ReachFacts>, StartRule])[] = [
    ['test outside Electron', { mode: 'test' }, 'outside-electron'],
    ['live outside Electron', { mode: 'live' }, 'outside-electron'],
    ['live in Electron', { mode: 'live', isElectron: true }, 'live-closed'],
    [
      'a stand-in in a packaged build',
      { mode: 'test', gatewayUrl: standIn, isPackaged: true, isElectron: true },
      'only-in-development',
    ],
    ['a stand-in in training', { gatewayUrl: standIn }, 'needs-mode'],
    ['a stand-in elsewhere', { mode: 'test', gatewayUrl: 'http://10.0.0.1' }, 'not-loopback'],
    ['no address', { mode: 'test', gatewayUrl: 'nowhere' }, 'not-a-url'],
  ];
  test.each(refused)('is none for %s', (_, given, rule) => {
    expect(reachableGateway({ ...facts, ...given })).toMatchObject({
      ok: false,
      failure: { rule },
    });
  });

  test.each([
    ['live-closed', 'live-closed'],
    ['outside-electron', 'outside-electron'],
    ['needs-mode', 'needs-mode'],
    ['not-loopback', 'other'],
  ] as const)('is closed for a reason that the screens know: %s is told as %s', (rule, told) => {
    expect(closedRuleOf(startProblem('mode', rule))).toBe(told);
  });

  test('is never another machine without Electron, whatever else is asked', () => {
    for (const mode of ['training', 'test', 'live'] as const) {
      for (const gatewayUrl of [null, standIn, 'https://api.iamport.kr', 'http://10.0.0.1']) {
        for (const isPackaged of [true, false]) {
          const reach = reachableGateway({ ...facts, mode, gatewayUrl, isPackaged });
          expect(reach.ok && reach.value.kind === 'real').toBe(false);
          expect(JSON.stringify(reach)).not.toContain('10.0.0.1');
        }
      }
    }
  });
});

const rules: Readonly<Record<StartRule, true>> = {
  'unknown-option': true,
  'not-an-option': true,
  'missing-value': true,
  'takes-no-value': true,
  twice: true,
  against: true,
  'one-of': true,
  'not-a-url': true,
  'not-loopback': true,
  'out-of-range': true,
  'bad-folder': true,
  'bad-name': true,
  'only-in-development': true,
  'needs-mode': true,
  'keys-not-json': true,
  'keys-too-long': true,
  'keys-format': true,
  'keys-missing': true,
  'keys-late': true,
  'outside-electron': true,
  'live-closed': true,
  'node-too-old': true,
};

test.each(Object.keys(rules) as StartRule[])('%s has a sentence in both languages', (rule) => {
  const problem = startProblem('--mode', rule, { allowed: 'a, b', from: 1, to: 9, limit: 5 });
  expect(sentenceFor(problem, 'ko')).toMatch(/[가-힣].*[.]$/);
  expect(sentenceFor(problem, 'en')).toMatch(/^[\x20-\x7e…]+[.]$/);
  expect(sentencesFor(problem).split('\n')).toHaveLength(2);
});

test.each([
  ['24.21.0', true],
  ['22.12.0', true],
  ['22.11.0', false],
  ['20.20.2', false],
  ['18.0.0', false],
])('Node %s may run this: %s', (version, may) => {
  expect(nodeProblem(version) === null).toBe(may);
});

test.each([
  ['/asked', 'win32', 'C:\\Local', '/asked'],
  [null, 'linux', undefined, '/user-data'],
  [null, 'win32', undefined, '/user-data'],
] as const)(
  'data asked for in %j on %s lies in the right folder',
  (asked, platform, local, folder) => {
    const given = { asked, platform, localAppData: local, userData: '/user-data' };
    expect(dataFolderFor(given)).toBe(folder);
  },
);

test('on Windows the ledger does not roam', () => {
  const given = {
    asked: null,
    platform: 'win32',
    localAppData: '/local',
    userData: '/roaming',
  } as const;
  expect(dataFolderFor(given)).toMatch(/^.local.BenepiaPOS$/);
});
