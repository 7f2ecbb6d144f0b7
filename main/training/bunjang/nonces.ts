/** Nonces that were used, for as long as a token with them could still be let in. */
export type Nonces = Map<string, number>;

/** Takes a nonce that counts until `untilS`; false when it was used before. */
export function takeNonce(nonces: Nonces, nonce: string, untilS: number, nowS: number): boolean {
  for (const [used, lastS] of nonces) if (lastS < nowS) nonces.delete(used);
  if (nonces.has(nonce)) return false;
  nonces.set(nonce, untilS);
  return true;
}
