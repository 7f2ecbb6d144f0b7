import type { Account } from './accounts.ts';
import { totalWon } from './books.ts';
import type { Delays } from './clock.ts';
import { faultOf, switchesOf, targetOf } from './control-input.ts';
import { refusal } from './envelope.ts';
import type { Line } from './line.ts';
import type { House } from './reception.ts';
import { type Fields, numberOf, readFields } from './request.ts';
import { type Exchange, sendAnswer } from './wire.ts';

const prefix = '/__training/';

export function isForControl({ request }: Exchange): boolean {
  return (request.url ?? '').startsWith(prefix);
}

/** The line and the delays that take it down and up again. */
export type Socket = { readonly line: Line; readonly plug: Delays };

type Outcome = { readonly response: unknown } | 'wrong';
type Tool = (fields: Fields) => Outcome | Promise<Outcome>;

const done: Outcome = { response: null };

/**
 * The HTTP control for another process: `state`, `books`, `seen` are read with GET; `switches`,
 * `faults`, `down`, `offline`, `unplug`, `clear`, `reset` are POSTed as JSON. Listed in docs/training.md.
 */
export function controls(
  house: House,
  socket: Socket,
  reset: () => Promise<void>,
): (exchange: Exchange) => Promise<void> {
  const tools: Readonly<Record<string, Tool>> = {
    ...readers(house),
    ...writers(house, socket, reset),
  };
  return async (exchange) => {
    const { method, url = '', headers } = exchange.request;
    // A page in a browser has no business here; this program sends no Origin.
    if (headers.origin !== undefined || headers.host !== `127.0.0.1:${socket.line.port}`) {
      return sendAnswer(exchange, refusal(403, -1, 'not from here'));
    }
    const tool = tools[`${method} ${url.slice(prefix.length)}`];
    if (tool === undefined) return sendAnswer(exchange, refusal(404, -1, 'no such control'));
    const read = await readFields(exchange.request);
    const outcome = read.ok ? await tool(read.fields) : 'wrong';
    if (outcome === 'wrong') return sendAnswer(exchange, refusal(400, -1, 'wrong field or value'));
    sendAnswer(exchange, { status: 200, body: { code: 0, message: null, ...outcome } });
  };
}

function readers({ desk, faults, seen }: House): Record<string, Tool> {
  return {
    'GET state': () => ({
      response: {
        switches: desk.switches,
        offline: faults.offline,
        down: [...faults.down],
        armed: faults.armed,
      },
    }),
    'GET books': () => ({
      response: {
        accounts: [...desk.books.accounts.values()].map(withoutPassword),
        payments: desk.books.payments,
        totalWon: totalWon(desk.books),
      },
    }),
    'GET seen': () => ({ response: seen }),
  };
}

function withoutPassword({ id, balanceWon, locked }: Account) {
  return { id, balanceWon, locked };
}

function writers(
  house: House,
  { line, plug }: Socket,
  reset: () => Promise<void>,
): Record<string, Tool> {
  const { desk, faults } = house;
  return {
    'POST switches': (fields) => {
      const switches = switchesOf(fields);
      if (switches === null) return 'wrong';
      Object.assign(desk.switches, switches);
      return done;
    },
    'POST faults': (fields) => {
      const target = targetOf(fields['target']);
      const fault = faultOf(fields['fault']);
      const times = numberOf(fields, 'times') ?? 1;
      if (target === null || fault === null || !Number.isInteger(times) || times < 1)
        return 'wrong';
      faults.next(target, fault, times);
      return done;
    },
    'POST down': (fields) => {
      const asked: unknown = fields['targets'];
      const targets = Array.isArray(asked) ? asked.map(targetOf) : [null];
      if (targets.some((target) => target === null)) return 'wrong';
      faults.down.clear();
      for (const target of targets) if (target !== null) faults.down.add(target);
      return done;
    },
    'POST offline': (fields) => {
      const { offline } = fields;
      if (typeof offline !== 'boolean') return 'wrong';
      faults.offline = offline;
      return done;
    },
    'POST unplug': (fields) => {
      const forMs = numberOf(fields, 'forMs');
      if (forMs === null || !(forMs > 0)) return 'wrong';
      // The answer leaves first; a moment later nobody listens.
      plug.run(10, () => void line.unplug());
      plug.run(10 + forMs, () => void line.plugIn());
      return done;
    },
    'POST clear': () => {
      faults.clear();
      return done;
    },
    'POST reset': async () => {
      await reset();
      return done;
    },
  };
}
