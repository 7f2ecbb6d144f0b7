import type { Account } from '../../main/domain/payment.ts';
import type { ProviderIssuance } from '../../main/domain/points/issuance.ts';
import type { Issuance } from '../../main/domain/points/shop-issuance.ts';
import { won } from '../../main/domain/won.ts';

/** 2026-11-21 00:00 UTC. */
const startMs = Date.UTC(2026, 10, 21, 0, 0, 0);

export const pointsAccount: Account = {
  mode: 'training',
  origin: 'training',
  fingerprint: 'points-1',
};

/** An issuance that waits for its deposit, as Bunjang says it. */
export function saidReady(over: Partial<ProviderIssuance> = {}): ProviderIssuance {
  return {
    issuanceId: '132',
    amountWon: won(1_000_000),
    status: 'ready',
    statusText: 'READY',
    createdMs: startMs,
    modifiedMs: startMs + 5_000,
    account: {
      bankName: '국민은행',
      accountNumber: '900000000132',
      holderName: '번개장터',
      dueMs: startMs + 86_400_000,
    },
    ...over,
  };
}

/** A request that is on its way. */
export function sampleIssuance(over: Partial<Issuance> = {}): Issuance {
  return {
    requestId: 'P7F3K2',
    amountWon: won(1_000_000),
    account: pointsAccount,
    askedHere: true,
    requestedMs: startMs,
    balanceBeforeWon: 7_250_000,
    state: { at: 'sending' },
    version: 1,
    checkedMs: null,
    told: null,
    evidence: null,
    updatedMs: startMs,
    ...over,
  };
}
