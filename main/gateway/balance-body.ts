import { z } from 'zod';
import type { BalanceMeans, BalancePart, ProviderBalance } from '../domain/provider-balance.ts';
import { signedWon, unixS, wholeWon } from './wire-values.ts';

const part = z
  .object({ tax_free: signedWon, supply: signedWon, vat: signedWon, service: signedWon })
  .transform(
    (row): BalancePart => ({
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
  amount: wholeWon,
  histories: z.array(history).nullish(),
});

/** The breakdown of a payment; null when a part is missing or no whole number of won. */
export function balanceOf(response: unknown): ProviderBalance | null {
  const parsed = balanceRow.safeParse(response);
  if (!parsed.success) return null;
  const row = parsed.data;
  return {
    amountWon: row.amount,
    ...meansOf(row),
    histories: (row.histories ?? []).map((entry) => ({
      ...meansOf(entry),
      createdAtS: entry.created,
    })),
  };
}

function meansOf(row: z.infer<z.ZodObject<typeof means>>): BalanceMeans {
  return {
    cashReceipt: row.cash_receipt,
    primary: row.primary,
    secondary: row.secondary,
    discount: row.discount,
  };
}
