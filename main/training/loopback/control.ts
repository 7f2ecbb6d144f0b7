import type { Delays } from './clock.ts';
import type { ArmedFaults } from './faults.ts';
import type { Line } from './line.ts';
import { type Fields, numberOf, readFields } from './request.ts';
import { type Exchange, sendAnswer } from './wire.ts';

const prefix = '/__training/';

export function isForControl({ request }: Exchange): boolean {
  return (request.url ?? '').startsWith(prefix);
}

export type Outcome = { readonly response: unknown } | 'wrong';
/** What one control does: method and name are its key, such as `POST reset`. */
export type Tool = (fields: Fields) => Outcome | Promise<Outcome>;
export type Tools = Readonly<Record<string, Tool>>;

export const done: Outcome = { response: null };

/** The HTTP control for another process; JSON, no token. */
export function controlDoor(port: number, tools: Tools): (exchange: Exchange) => Promise<void> {
  return async (exchange) => {
    const { method, url = '', headers } = exchange.request;
    const say = (status: number, message: string | null, response: unknown = null): void =>
      sendAnswer(exchange, { status, body: { code: status === 200 ? 0 : -1, message, response } });
    // A page in a browser has no business here; this program sends no Origin.
    if (headers.origin !== undefined || headers.host !== `127.0.0.1:${port}`) {
      return say(403, 'not from here');
    }
    const name = `${method} ${url.slice(prefix.length)}`;
    const tool = Object.hasOwn(tools, name) ? tools[name] : undefined;
    if (tool === undefined) return say(404, 'no such control');
    const read = await readFields(exchange.request);
    const outcome = read.ok ? await tool(read.fields) : 'wrong';
    if (outcome === 'wrong') return say(400, 'wrong field or value');
    say(200, null, outcome.response);
  };
}

/** What every gateway can be told by another process. */
export type Controlled<Target, Fault, Switches extends object> = {
  readonly faults: ArmedFaults<Target, Fault>;
  readonly switches: Switches;
  /** As another process sent them; null when a name or a value is wrong. */
  readonly switchesOf: (fields: Fields) => Partial<Switches> | null;
  readonly targetOf: (value: unknown) => Target | null;
  readonly faultOf: (value: unknown) => Fault | null;
  readonly line: Line;
  /** Takes the line down and up again; apart from the calls' own delays, which a reset calls off. */
  readonly plug: Delays;
  readonly reset: () => Promise<void>;
};

/** `state`, `switches`, `faults`, `down`, `offline`, `unplug`, `clear` and `reset`. */
export function commonTools<Target, Fault, Switches extends object>(
  one: Controlled<Target, Fault, Switches>,
): Tools {
  return { ...faultTools(one), ...standingTools(one) };
}

function faultTools<Target, Fault, Switches extends object>(
  one: Controlled<Target, Fault, Switches>,
): Tools {
  const { faults, targetOf, faultOf } = one;
  return {
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
    'POST clear': () => {
      faults.clear();
      return done;
    },
  };
}

function standingTools<Target, Fault, Switches extends object>(
  one: Controlled<Target, Fault, Switches>,
): Tools {
  const { faults, switches, switchesOf, line, plug, reset } = one;
  return {
    'GET state': () => {
      const { offline, down, armed } = faults;
      return { response: { switches, offline, down: [...down], armed } };
    },
    'POST switches': (fields) => {
      const wanted = switchesOf(fields);
      if (wanted === null) return 'wrong';
      Object.assign(switches, wanted);
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
    'POST reset': async () => {
      await reset();
      return done;
    },
  };
}
