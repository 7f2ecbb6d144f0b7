import { z } from 'zod';
import type {
  DepositAccount,
  IssuanceStatus,
  PointBalance,
  ProviderIssuance,
} from '../../domain/points/issuance.ts';
import { isIssuanceId } from '../../domain/points/issuance-id.ts';
import { wonSum } from '../../domain/won.ts';
import { wholeWon } from '../wire-values.ts';
import { timeMsOf } from './local-time.ts';

const statuses: ReadonlyMap<string, IssuanceStatus> = new Map([
  ['WAITED', 'waited'],
  ['READY', 'ready'],
  ['DONE', 'done'],
  ['CANCELLED', 'cancelled'],
  ['FAIL', 'failed'],
]);

/** The longest text that is shown of an account; a cut number would be another account's. */
const textMax = 100;

const time = z.unknown().optional().transform(timeMsOf);

/** Words of an account; null where there are none yet, or none that could be shown. */
const words = z
  .union([z.string(), z.int().nonnegative().transform(String)])
  .transform((text) => text.trim())
  .refine((text) => text !== '' && text.length <= textMax)
  .nullable()
  .catch(null);

const account = z
  .object({
    bankName: words,
    vbankAccountNumber: words,
    vbankHolderName: words,
    vbankDueDate: time,
  })
  .partial()
  .transform(accountOf)
  .nullable()
  .catch(null);

/** Source: the look-up document's `PayInboundResponse`. Only what says which, how much and how far must be there. */
const issuanceRow = z.object({
  id: z.union([z.string(), z.int().nonnegative().transform(String)]).refine(isIssuanceId),
  amount: wholeWon,
  status: z.string().trim().min(1).max(40),
  createdAt: time,
  modifiedAt: time,
  preparedVbankInfo: account.optional(),
});

/** One issuance; null when the body does not say which it is, its amount, or where it stands. */
export function issuanceOf(data: unknown): ProviderIssuance | null {
  const parsed = issuanceRow.safeParse(data);
  if (!parsed.success) return null;
  const row = parsed.data;
  return {
    issuanceId: row.id,
    amountWon: wonSum(row.amount),
    status: statuses.get(row.status) ?? 'other',
    statusText: row.status,
    createdMs: row.createdAt,
    modifiedMs: row.modifiedAt,
    account: row.preparedVbankInfo ?? null,
  };
}

/** An account that names nothing is none: its number is still being made. */
function accountOf(row: {
  readonly bankName?: string | null | undefined;
  readonly vbankAccountNumber?: string | null | undefined;
  readonly vbankHolderName?: string | null | undefined;
  readonly vbankDueDate?: number | null | undefined;
}): DepositAccount | null {
  const account = {
    bankName: row.bankName ?? null,
    accountNumber: row.vbankAccountNumber ?? null,
    holderName: row.vbankHolderName ?? null,
    dueMs: row.vbankDueDate ?? null,
  };
  return Object.values(account).every((part) => part === null) ? null : account;
}

const balanceRow = z.object({ balance: z.int(), pointExpiredIn30Days: z.int() });

/** What the shop has; null when one of the two figures is missing or no whole number. */
export function balanceOf(data: unknown): PointBalance | null {
  const parsed = balanceRow.safeParse(data);
  if (!parsed.success) return null;
  const { balance, pointExpiredIn30Days } = parsed.data;
  return { balanceWon: balance + 0, expiringWon: pointExpiredIn30Days + 0 };
}
