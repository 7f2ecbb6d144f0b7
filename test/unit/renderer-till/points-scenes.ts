import type { Page } from 'playwright-core';
import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { IssuanceView, PointsView } from '../../../preload/points-views.ts';
import { endedIssuances, issuanceOf, quietPoints, unansweredOf } from '../../fakes/points-views.ts';
import { idleState, noonMs } from '../../fakes/till-states.ts';
import { press, type Scene, settled } from './scene.ts';
import { test, training } from './scene-states.ts';

const minuteMs = 60_000;

/** The shop's own points: the panel, every way a request can stand, a new one, and what goes wrong. */
export function pointsScenes(nowMs: number): readonly Scene[] {
  return [...panelScenes(nowMs), ...oneScenes(nowMs), ...requestScenes];
}

function ok(value: unknown): Reply<unknown, Failure> {
  return { ok: true, value };
}

/** Opens the panel by its key. */
export async function openPoints(page: Page): Promise<void> {
  await page.keyboard.press('Alt+Digit0');
  await page.locator('#panel-title').waitFor();
  await settled(page);
}

function panelScenes(nowMs: number): readonly Scene[] {
  const ready = issuanceOf('R10', { nextCheckMs: nowMs + 28_000 }, nowMs + 90 * minuteMs);
  const many: PointsView = {
    ...quietPoints,
    issuances: [ready, ...endedIssuances],
    nextCheckMs: nowMs + 28_000,
  };
  return [
    scene('points', many),
    scene('points-training', many, { state: { ...training, keys: 'missing' } }),
    scene('points-empty', { ...quietPoints, balance: null, seen: [], issuances: [] }),
    scene('points-one-look', {
      ...quietPoints,
      balance: { balanceWon: 1_234_567_890, expiringWon: 0, seenMs: noonMs },
      seen: [{ atMs: noonMs, balanceWon: 1_234_567_890 }],
      clockOffMs: -95_000,
    }),
    scene('points-table', quietPoints, {
      act: (page) => page.getByText(/^(표로 보기|As a table)$/).click(),
    }),
    scene('points-pad', many, {
      async act(page) {
        await page.getByRole('button', { name: /^(숫자판|Number pad)$/ }).click();
        await press('1', '3', '2')(page);
      },
    }),
    scene('points-keys', { ...quietPoints, keys: 'missing', balance: null, seen: [] }),
    scene('points-unavailable', { ...quietPoints, available: false }, { state: test }),
    scene('points-clock-failure', quietPoints, {
      answers: {
        'points.refresh': {
          ok: false,
          failure: {
            kind: 'points',
            reason: 'clock',
            code: 'EXPIRED_AUTH_TOKEN',
            message: '',
            clockOffMs: 95_000,
          },
        },
      },
      act: press('F5'),
    }),
  ];
}

function oneScenes(nowMs: number): readonly Scene[] {
  const at = (name: string, issuance: IssuanceView, act?: (page: Page) => Promise<void>): Scene =>
    scene(
      name,
      { ...quietPoints, issuances: [issuance] },
      {
        async act(page) {
          await page.locator('[data-row]').first().click();
          await settled(page);
          await act?.(page);
        },
      },
    );
  const waited = { status: 'waited', statusText: 'WAITED', account: null } as const;
  const lost = unansweredOf('R2', { balanceNowWon: 1_700_000 });
  return [
    at('issuance-waited', issuanceOf('R1', { ...waited, nextCheckMs: nowMs + 5_000 })),
    at(
      'issuance-ready',
      issuanceOf('R1', { nextCheckMs: nowMs + 25_000 }, nowMs + 30 * 60 * minuteMs),
      async (page) => {
        await page.getByRole('button', { name: /^(계좌번호 복사|Copy the number)$/ }).click();
        await settled(page);
      },
    ),
    at('issuance-soon', issuanceOf('R1', {}, nowMs + 42 * minuteMs)),
    at('issuance-overdue', issuanceOf('R1', {}, nowMs - minuteMs)),
    at('issuance-cancelling', issuanceOf('R1', { cancelUnderway: true })),
    at('issuance-sending', unansweredOf('R1', { state: 'sending' })),
    at('issuance-elsewhere', issuanceOf('R1', { accountElsewhere: true })),
    at(
      'issuance-not-given',
      issuanceOf('R1', {
        account: { bankName: null, accountNumber: null, holderName: null, dueMs: null },
      }),
    ),
    ...endedIssuances.map((each) => at(`issuance-${each.status ?? each.state}`, each)),
    at('issuance-needs-person', lost),
    at('issuance-settle', lost, async (page) => {
      await page.getByRole('button', { name: /^(관리자가 직접 정리|Settle by hand)$/ }).click();
      await page.getByRole('button', { name: /^(요청이 있음|It is there)$/ }).click();
      await settled(page);
    }),
  ];
}

const requestScenes: readonly Scene[] = [
  scene('points-request', quietPoints, { act: toRequest('5', '0', '0', '0', '0', '0') }),
  scene('points-request-training', quietPoints, { state: training, act: toRequest() }),
];

function toRequest(...keys: readonly string[]) {
  return async (page: Page): Promise<void> => {
    await page.getByRole('button', { name: /^(충전 요청|Ask for points)$/ }).click();
    await settled(page);
    await press(...keys)(page);
  };
}

function scene(name: string, view: PointsView, more: Partial<Omit<Scene, 'name'>> = {}): Scene {
  return {
    name,
    state: more.state ?? idleState,
    answers: { 'points.overview': ok(view), ...more.answers },
    async act(page) {
      await openPoints(page);
      await more.act?.(page);
      await settled(page);
    },
  };
}
