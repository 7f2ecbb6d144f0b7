import { customerParsers } from '../../main/ipc/customer-parsers.ts';
import { register, type Sender } from '../../main/ipc/register.ts';
import { tillParsers } from '../../main/ipc/till-parsers.ts';
import type { Contract, Handlers, Parsers } from '../../preload/call.ts';
import { customerContract } from '../../preload/customer-contract.ts';
import type { Failure, Refusal } from '../../preload/failure.ts';
import { tillContract } from '../../preload/till-contract.ts';

/** Both windows' calls with main's own parsers, and handlers that only remember what reached them. */
export type TestBridge = {
  readonly channels: readonly string[];
  ask(channel: string, argument: unknown, sender?: Sender | null): Promise<unknown>;
  /** What the handlers were called with. */
  readonly reached: { readonly channel: string; readonly argument: unknown }[];
  /** What was written down about refusals. */
  readonly refusals: Refusal[];
  readonly bugs: { readonly error: unknown; readonly where: string }[];
  /** What the next handler does instead of answering. */
  fail: (() => never) | null;
};

export function createTestBridge(): TestBridge {
  const answers = new Map<string, (sender: Sender | null, raw: unknown) => Promise<unknown>>();
  const bridge: TestBridge = {
    get channels() {
      return [...answers.keys()];
    },
    async ask(channel, argument, sender) {
      const own = { url: `app://${channel.split('/')[0]}/index.html`, isTopFrame: true };
      return answers.get(channel)?.(sender === undefined ? own : sender, argument);
    },
    reached: [],
    refusals: [],
    bugs: [],
    fail: null,
  };
  const open = <C extends Contract>(window: string, contract: C, parsers: Parsers<C>): void =>
    register({
      ipc: { handle: (channel, answer) => void answers.set(channel, answer) },
      window,
      contract,
      handlers: rememberingHandlers(window, contract, bridge),
      parsers,
      reportBug(error, where) {
        bridge.bugs.push({ error, where });
        return 'TICKET';
      },
      refused: (_channel, refusal) => void bridge.refusals.push(refusal),
    });
  open('till', tillContract, tillParsers);
  open('customer', customerContract, customerParsers);
  return bridge;
}

function rememberingHandlers<C extends Contract>(
  window: string,
  contract: C,
  bridge: TestBridge,
): Handlers<C, Failure> {
  const groups = Object.entries(contract).map(([group, verbs]) => {
    const handlers = Object.keys(verbs).map((verb) => {
      const handler = (argument: unknown): unknown => {
        bridge.reached.push({ channel: `${window}/${group}/${verb}`, argument });
        return bridge.fail ? bridge.fail() : { ok: true, value: null };
      };
      return [verb, handler];
    });
    return [group, Object.fromEntries(handlers)];
  });
  // The table is made by walking the contract, which the compiler cannot follow.
  return Object.fromEntries(groups) as Handlers<C, Failure>;
}
