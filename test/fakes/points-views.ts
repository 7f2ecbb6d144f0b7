import type { IssuanceView, PointsView } from '../../preload/points-views.ts';
import { noonMs, won } from './till-states.ts';

/** A request of this till that waits for its deposit. `dueMs` is for the countdown. */
export function issuanceOf(
  requestId: string,
  more: Partial<IssuanceView> = {},
  dueMs = noonMs + 30 * 3_600_000,
): IssuanceView {
  return {
    requestId,
    issuanceId: '132',
    state: 'asked',
    status: 'ready',
    statusText: 'READY',
    amountWon: won(500_000),
    requestedMs: noonMs - 60_000,
    createdMs: noonMs - 59_000,
    modifiedMs: noonMs - 55_000,
    account: {
      bankName: '국민은행',
      accountNumber: '45120204123456',
      holderName: '번개장터(주)',
      dueMs,
    },
    checkedMs: noonMs,
    nextCheckMs: null,
    refusal: null,
    balanceBeforeWon: 1_200_000,
    balanceNowWon: 1_200_000,
    cancelUnderway: false,
    evidence: null,
    accountElsewhere: false,
    ...more,
  };
}

/** A request that Bunjang never gave a number. */
export function unansweredOf(requestId: string, more: Partial<IssuanceView> = {}): IssuanceView {
  return issuanceOf(requestId, {
    issuanceId: null,
    state: 'needs-person',
    status: null,
    statusText: null,
    createdMs: null,
    modifiedMs: null,
    account: null,
    ...more,
  });
}

/** The shop's points with nothing under way. */
export const quietPoints: PointsView = {
  keys: 'stored',
  available: true,
  balance: { balanceWon: 1_200_000, expiringWon: 30_000, seenMs: noonMs },
  seen: [0, 300_000, 800_000, 600_000, 1_200_000].map((balanceWon, day) => ({
    atMs: noonMs - (4 - day) * 86_400_000,
    balanceWon,
  })),
  issuances: [],
  nextCheckMs: null,
  clockOffMs: 200,
};

/** One request of each end, newest first; none is open. */
export const endedIssuances: readonly IssuanceView[] = [
  issuanceOf('R9', { issuanceId: '131', status: 'done', statusText: 'DONE' }),
  issuanceOf('R8', { issuanceId: '130', status: 'cancelled', statusText: 'CANCELLED' }),
  issuanceOf('R7', { issuanceId: '129', status: 'failed', statusText: 'FAIL' }),
  issuanceOf('R6', { issuanceId: '128', status: 'other', statusText: 'HELD' }),
  unansweredOf('R5', {
    state: 'refused',
    refusal: { code: 'BAD_REQUEST', reason: '이미 진행 중인 충전이 있습니다' },
  }),
  unansweredOf('R4', { state: 'not-sent' }),
  unansweredOf('R3', { state: 'settled', evidence: '파트너 화면 14:20 확인, 담당 김OO' }),
];
