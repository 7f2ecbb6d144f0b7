import { createTokens, type Keys, type Tokens } from '../../../main/gateway/token.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import { handClock } from '../../contract/portone/clocks.ts';
import { type Script, scripted } from './scripted-transport.ts';

export const minuteMs = 60_000;

/** A pair of keys with this name in it. */
export function keysOf(name: string): Keys {
  return { key: new Secret(`${name}-key`), secret: new Secret(`${name}-secret`) };
}

/** Tokens over a script, with everything a test wants to turn. */
export function setUp(script: Script, headers: Readonly<Record<string, string>> = {}) {
  const clock = handClock();
  const transport = scripted(script, null);
  const account: { keys: Keys | null } = { keys: keysOf('a') };
  const tokens = createTokens({ transport, clock, keys: () => account.keys, headers });
  return { clock, transport, account, tokens };
}

/** The token as text, or why there is none. */
export async function textOf(tokens: Tokens): Promise<string> {
  const token = await tokens.get();
  return token.ok ? token.value.reveal() : token.failure.why;
}
