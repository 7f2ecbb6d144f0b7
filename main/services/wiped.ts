import type { Credentials } from '../gateway/portone-port.ts';

/** True for zero-filled Buffers: they must never be sent as somebody's ID and password. */
export function isWiped({ user }: Credentials): boolean {
  return user.every((byte) => byte === 0);
}
