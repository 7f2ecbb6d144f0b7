import { z } from 'zod';
import type { ChannelView, Won } from '../../preload/views.ts';
import type { ProviderPayment } from '../domain/provider-payment.ts';
import { isWon } from '../domain/won.ts';
import { paymentOf } from './portone-body.ts';
import { unixS } from './wire-values.ts';

const pointRow = z.object({ point: z.unknown() });

/** The points somebody holds; null unless it is whole won this program can handle. */
export function pointOf(response: unknown): Won | null {
  const parsed = pointRow.safeParse(response);
  return parsed.success && isWon(parsed.data.point) ? parsed.data.point : null;
}

const tokenRow = z.object({
  // What may stand in a header, and nothing that could end it.
  access_token: z.string().regex(/^[\x21-\x7e]{1,4096}$/),
  now: unixS.pipe(z.int().positive()),
  expired_at: unixS.pipe(z.int().positive()),
});

/** A token and the life it has left, by the server's own clock; null when malformed. */
export function tokenOf(response: unknown): { token: string; lifeMs: number } | null {
  const parsed = tokenRow.safeParse(response);
  if (!parsed.success) return null;
  const { access_token, now, expired_at } = parsed.data;
  return { token: access_token, lifeMs: (expired_at - now) * 1_000 };
}

const channelRow = z
  .object({
    pg_provider: z.string(),
    pg_id: z.string(),
    sandbox: z.boolean(),
    type: z.string(),
    channel_name: z.string().nullish(),
    channel_key: z.string().nullish(),
  })
  .transform(
    (row): ChannelView => ({
      pgProvider: row.pg_provider,
      pgId: row.pg_id,
      sandbox: row.sandbox,
      type: row.type,
      channelName: row.channel_name ?? '',
      channelKey: row.channel_key ?? '',
    }),
  );

/** The account's channels; null when one of them does not say what it is. */
export function channelsOf(response: unknown): readonly ChannelView[] | null {
  const parsed = z.array(channelRow).safeParse(response);
  return parsed.success ? parsed.data : null;
}

/** One page of payments. `next` is 0 on the last page; `total` is null when it is not told. */
export type PaymentPage = {
  readonly rows: readonly ProviderPayment[];
  readonly next: number;
  readonly total: number | null;
};

const pageRow = z.object({
  total: z.int().nonnegative().nullish(),
  next: z.int().nonnegative().nullish(),
  list: z.array(z.unknown()).nullish(),
});

/** One page; null when malformed, or when a single row of it is. */
export function paymentPageOf(response: unknown): PaymentPage | null {
  const parsed = pageRow.safeParse(response);
  if (!parsed.success) return null;
  const { total = null, next, list } = parsed.data;
  if (!list && total !== 0) return null;
  const rows = (list ?? []).map(paymentOf).filter((row) => row !== null);
  if (rows.length !== (list ?? []).length) return null;
  return { rows, next: next ?? 0, total };
}
