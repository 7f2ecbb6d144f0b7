import { z } from 'zod';
import type {
  BreakdownMeans,
  BreakdownPart,
  BreakdownSpot,
  MeansName,
  PartName,
} from '../../preload/breakdown-view.ts';
import type { BalanceReading } from '../domain/provider-balance.ts';
import { wonMax } from '../domain/won.ts';
import { signedWon, unixS, wholeWon } from './wire-values.ts';

/** More rows than any payment has cancels; what is longer is not kept. */
const historiesMax = 500;

/** No part is larger than the largest payment, so that sums stay exact. */
const partWon = signedWon.refine((value) => Math.abs(value) <= wonMax);

const part = z
  .object({ tax_free: partWon, supply: partWon, vat: partWon, service: partWon })
  .transform(
    (row): BreakdownPart => ({
      taxFreeWon: row.tax_free,
      supplyWon: row.supply,
      vatWon: row.vat,
      serviceWon: row.service,
    }),
  );

const means = { cash_receipt: part, primary: part, secondary: part, discount: part };
const history = z.object({ ...means, created: unixS });
const balanceRow = z.object({
  ...means,
  amount: wholeWon.refine((value) => value <= wonMax),
  histories: z.array(history).max(historiesMax).nullish(),
});

/** The breakdown of a payment, or which part of it is missing or no whole number of won. */
export function balanceOf(response: unknown): BalanceReading {
  if (response === null || response === undefined) {
    return { provided: false, reason: { why: 'nothing' } };
  }
  const parsed = balanceRow.safeParse(response);
  if (!parsed.success) {
    const path = parsed.error.issues[0]?.path ?? [];
    return { provided: false, reason: { why: 'part', spot: spotOf(path, response) } };
  }
  const row = parsed.data;
  const histories = (row.histories ?? []).map((entry) => ({
    ...meansOf(entry),
    createdAtS: entry.created,
  }));
  return { provided: true, balance: { amountWon: row.amount, ...meansOf(row), histories } };
}

function meansOf(row: z.infer<z.ZodObject<typeof means>>): BreakdownMeans {
  return {
    cashReceipt: row.cash_receipt,
    primary: row.primary,
    secondary: row.secondary,
    discount: row.discount,
  };
}

const meansNames: Readonly<Record<string, MeansName>> = {
  cash_receipt: 'cashReceipt',
  primary: 'primary',
  secondary: 'secondary',
  discount: 'discount',
};
const partNames: Readonly<Record<string, PartName>> = {
  tax_free: 'taxFreeWon',
  supply: 'supplyWon',
  vat: 'vatWon',
  service: 'serviceWon',
};

/** The first place that could not be read, in this program's names. */
function spotOf(path: readonly PropertyKey[], response: unknown): BreakdownSpot {
  const names = path.map(String);
  const inHistory = names[0] === 'histories';
  const [first = '', second = ''] = inHistory ? names.slice(2) : names;
  const elsewhere = inHistory ? 'histories' : first === 'amount' ? 'amount' : 'answer';
  return {
    where: meansNames[first] ?? elsewhere,
    part: partNames[second] ?? null,
    row: inHistory && names.length > 1 ? Number(names[1]) + 1 : null,
    is: isThere(path, response) ? 'odd' : 'missing',
  };
}

function isThere(path: readonly PropertyKey[], response: unknown): boolean {
  let value: unknown = response;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return false;
    value = Reflect.get(value, key);
  }
  return value !== null && value !== undefined;
}
