import { z } from 'zod';
import type { Refusal } from '../../preload/failure.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ApiKeys } from './api-keys.ts';
import { keyFault, pointsKeyFault } from './key-limits.ts';
import { Secret } from './secret.ts';

/** Windows keeps no more than this in one item. */
export const itemCharsMax = 1_000;

const bytes32 = z.base64().check(z.length(44));
const account = z.object({ key: z.string(), secret: z.string() });

const appItem = z.object({
  v: z.literal(1),
  portone: z.object({ current: account.optional(), previous: account.optional() }),
  bunjang: account.optional(),
  mac: bytes32.optional(),
  pepper: bytes32.optional(),
  sealing: bytes32.optional(),
});

/** The keychain's `app` item, opened: API accounts, and this installation's own keys. */
export type AppItem = z.infer<typeof appItem>;

export const emptyAppItem: AppItem = { v: 1, portone: {} };

/** The item in a keychain value, or null when it is not one of ours. */
export function parseAppItem(value: Secret): AppItem | null {
  try {
    const parsed = appItem.safeParse(JSON.parse(value.reveal()));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** The item as one keychain value. Throws when it does not fit, which the limits below rule out. */
export function appItemValue(item: AppItem): Secret {
  const text = JSON.stringify(item);
  if (text.length > itemCharsMax) throw new RangeError('the app item is too long for a keychain');
  return new Secret(text);
}

/** Refuses keys that no keychain item could hold or that cannot be keys. Names no value. */
export function checkKeys(keys: ApiKeys): Result<null, Refusal> {
  return checked(keys, keyFault, 'keys');
}

/** The same for Bunjang's keys. */
export function checkPointsKeys(keys: ApiKeys): Result<null, Refusal> {
  return checked(keys, pointsKeyFault, 'pointsKeys');
}

function checked(keys: ApiKeys, faultOf: typeof keyFault, name: string): Result<null, Refusal> {
  for (const part of ['key', 'secret'] as const) {
    const fault = faultOf(part, keys[part].reveal());
    if (fault) return fail<Refusal>({ kind: 'refused', field: `${name}.${part}`, ...fault });
  }
  return ok(null);
}

/** The account in a slot as keys that do not print themselves. */
export function keysOf(stored: { readonly key: string; readonly secret: string }): ApiKeys {
  return { key: new Secret(stored.key), secret: new Secret(stored.secret) };
}

/** Keys as they lie in a slot. */
export function storedOf({ key, secret }: ApiKeys): NonNullable<AppItem['bunjang']> {
  return { key: key.reveal(), secret: secret.reveal() };
}

/** The accounts with these keys in use; those of another account are kept beside them. */
export function accountsWith(item: AppItem, keys: ApiKeys): AppItem['portone'] {
  const current = storedOf(keys);
  const before = item.portone.current;
  if (before === undefined || before.key === current.key) return { ...item.portone, current };
  return { current, previous: before };
}
