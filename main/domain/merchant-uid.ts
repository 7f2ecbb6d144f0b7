import type { Mode } from '../../preload/views.ts';

const modeMark: { readonly [M in Mode]: string } = { training: 'TR-', test: 'TE-', live: '' };

/** What a sale is numbered from. */
export type Numbering = {
  readonly mode: Mode;
  readonly tillId: string;
  /** `YYYYMMDD`. */
  readonly businessDay: string;
  readonly seq: number;
};

/** What people read and say: `02-1121-0173`; training and test carry their mark. */
export function orderNoOf({ mode, tillId, businessDay, seq }: Numbering): string {
  return `${modeMark[mode]}${tillId}-${businessDay.slice(4)}-${String(seq).padStart(4, '0')}`;
}

/**
 * The order number the provider knows, at most 40 characters: till, day, number, which payment of the
 * sale, and four random characters so that a reinstalled till never makes one twice.
 * Source: charge document, `merchant_uid`; upstream's limit of 40.
 */
export function merchantUidOf(numbering: Numbering, nth: number, code: string): string {
  const { mode, tillId, businessDay, seq } = numbering;
  return `${modeMark[mode]}${tillId}-${businessDay}-${String(seq).padStart(4, '0')}-${nth}${code}`;
}

/** The numbers a merchant_uid of this till was made from; null for one that another till made. */
export function numbersIn(
  merchantUid: string,
  { mode, tillId }: Pick<Numbering, 'mode' | 'tillId'>,
): { readonly businessDay: string; readonly seq: number } | null {
  const prefix = tillPrefixOf(mode, tillId);
  if (!merchantUid.startsWith(prefix)) return null;
  const found = /^(\d{8})-(\d{4,9})-[1-9]\d*[0-9A-Z]{4}$/.exec(merchantUid.slice(prefix.length));
  if (!found) return null;
  const [, businessDay = '', seq = ''] = found;
  return Number(seq) < 1 ? null : { businessDay, seq: Number(seq) };
}

/** What every merchant_uid of this till begins with; finds its payments among the account's. */
export function tillPrefixOf(mode: Mode, tillId: string): string {
  return `${modeMark[mode]}${tillId}-`;
}
