/** A pretend Benepia account. Nobody's real one is ever stored here. */
export type Account = {
  readonly id: string;
  readonly password: string;
  balanceWon: number;
  /** Refused with a text about a locked account, whatever the password. */
  readonly locked: boolean;
};

/** What an account starts with. */
export type AccountSeed = {
  readonly id: string;
  readonly password: string;
  readonly balanceWon: number;
  readonly locked?: boolean;
};

/** Whoever signs in with this ID practises a line that is down for a minute. */
export const outageId = 'offline';

/** What this customer pays has a breakdown, as PAYCO payments have. */
export const paycoId = 'payco';

/** The accounts a fresh training gateway knows; listed in docs/training.md. */
export const seededAccounts: readonly AccountSeed[] = [
  { id: 'minji', password: '1234', balanceWon: 152_300 },
  { id: 'junho', password: '1234', balanceWon: 8_000 },
  { id: 'empty', password: '1234', balanceWon: 0 },
  { id: 'locked01', password: '1234', balanceWon: 50_000, locked: true },
  { id: 'bigspend', password: '1234', balanceWon: 5_000_000 },
  { id: outageId, password: '1234', balanceWon: 100_000 },
  { id: paycoId, password: '1234', balanceWon: 300_000 },
];

/** Why an account cannot be used; null when it can. */
export type AccountRefusal = 'wrong' | 'locked';

export function accountRefusalOf(
  account: Account | undefined,
  password: string,
): AccountRefusal | null {
  if (account?.locked === true) return 'locked';
  return account === undefined || account.password !== password ? 'wrong' : null;
}
