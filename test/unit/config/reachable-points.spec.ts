import { describe, expect, test } from 'vitest';
import {
  type NoPoints,
  type PointsFacts,
  pointsStandInFault,
  reachablePoints,
} from '../../../main/config/reachable-points.ts';

const facts: PointsFacts = {
  mode: 'test',
  host: 'https://api.iamport.kr',
  gatewayUrl: null,
  bunjangUrl: null,
  stagingUrl: 'https://staging.example.com',
  isPackaged: false,
  isElectron: true,
};
const standIn = 'http://127.0.0.1:8902';
const outside = { isElectron: false } as const;

describe("the shop's own points are asked of", () => {
  const reached: readonly (readonly [string, Partial<PointsFacts>, object])[] = [
    ['the embedded gateway in training', { mode: 'training', ...outside }, { kind: 'embedded' }],
    [
      'the staging address in test mode',
      {},
      { kind: 'real', origin: 'https://staging.example.com' },
    ],
    [
      'a stand-in outside Electron',
      { bunjangUrl: standIn, ...outside },
      { kind: 'stand-in', origin: standIn },
    ],
    [
      'a stand-in before the staging address',
      { bunjangUrl: standIn, gatewayUrl: 'http://127.0.0.1:1' },
      { kind: 'stand-in', origin: standIn },
    ],
  ];
  test.each(reached)('%s', (_, given, value) => {
    expect(reachablePoints({ ...facts, ...given })).toEqual({ ok: true, value });
  });

  const nobody: readonly (readonly [string, Partial<PointsFacts>, NoPoints])[] = [
    ['in test mode without a staging address', { stagingUrl: '' }, 'no-staging'],
    ['outside Electron', outside, 'closed'],
    ['in live mode while it is closed', { mode: 'live' }, 'closed'],
    ['beside payments at a stand-in', { gatewayUrl: 'http://127.0.0.1:1' }, 'simulated'],
    ['at a stand-in of a packaged build', { bunjangUrl: standIn, isPackaged: true }, 'closed'],
    ['at a stand-in on another machine', { bunjangUrl: 'http://10.0.0.1' }, 'closed'],
  ];
  test.each(nobody)('nobody %s', (_, given, failure) => {
    expect(reachablePoints({ ...facts, ...given })).toEqual({ ok: false, failure });
  });

  test('nobody off this machine outside Electron, whatever else is asked', () => {
    for (const mode of ['training', 'test', 'live'] as const) {
      for (const bunjangUrl of [null, standIn, 'https://openapi.bunjang.co.kr']) {
        for (const isPackaged of [true, false]) {
          const reach = reachablePoints({ ...facts, ...outside, mode, bunjangUrl, isPackaged });
          expect(reach.ok && reach.value.kind === 'real').toBe(false);
          expect(JSON.stringify(reach)).not.toContain('https:');
        }
      }
    }
  });
});

test.each([
  ['in a packaged build', { isPackaged: true }, 'only-in-development'],
  ['in training', { mode: 'training' }, 'needs-mode'],
  ['elsewhere', { bunjangUrl: 'http://10.0.0.1' }, 'not-loopback'],
  ['that is no address', { bunjangUrl: 'nowhere' }, 'not-a-url'],
] as const)('a stand-in %s keeps the program from starting', (_, given, rule) => {
  const asked = { ...facts, bunjangUrl: standIn };
  expect(pointsStandInFault(asked)).toBeNull();
  expect(pointsStandInFault({ ...asked, ...given })).toMatchObject({
    field: '--bunjang-url',
    rule,
  });
});
