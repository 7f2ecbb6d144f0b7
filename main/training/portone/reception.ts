import type { Delays } from '../loopback/clock.ts';
import type { Keeper } from '../loopback/keeper.ts';
import { type Fields, readFields, textOf } from '../loopback/request.ts';
import type { Exchange } from '../loopback/wire.ts';
import { hangUp, sendAnswer, sendPage } from '../loopback/wire.ts';
import { isFree } from './charge.ts';
import type { Call, Desk } from './desk.ts';
import { type Answer, refusal, unauthorised } from './envelope.ts';
import { type Fault, type Faults, isDown, takeFault } from './faults.ts';
import { changing, handlers } from './handlers.ts';
import { nothingDone, perform } from './perform.ts';
import { takePractice } from './practice.ts';
import { type Match, matchOf, type RouteName } from './routes.ts';
import { isSignedIn } from './token.ts';

/** One call as it was seen, for tests that count them. Holds no body and no token. */
export type Seen = {
  readonly atMs: number;
  readonly route: RouteName;
  /** The order number or payment id the call named, or null. */
  readonly key: string | null;
  /** What was made to go wrong with it, or null. */
  readonly fault: Fault['kind'] | null;
  /** The code of the answer once the books were changed or read; null when that did not happen. */
  code: number | null;
  /** The HTTP status that left in full; null when none did. */
  status: number | null;
};

/** All parts of one running gateway. */
export type House = {
  readonly desk: Desk;
  readonly faults: Faults;
  readonly seen: Seen[];
  readonly keeper: Keeper;
  readonly delays: Delays;
  /** Nobody can reach the gateway for this long; calls under way are cut off. */
  readonly outage: (forMs: number) => void;
};

const seenMax = 10_000;
const tierPattern = /^[A-Z0-9]{3}$/;

type Route = Extract<Match, { kind: 'route' }>;

/** Takes one request from the door to its answer. */
export async function receive(house: House, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  const match = matchOf(request.method ?? 'GET', path);
  if (house.faults.offline) return hangUp(exchange);
  if (match.kind === 'route' && isDown(house.faults, match.route)) return hangUp(exchange);
  // Node's own Date header would not follow a clock that a test runs faster.
  response.sendDate = false;
  response.setHeader('date', new Date(house.desk.nowMs()).toUTCString());
  if (match.kind === 'unknown') return sendPage(exchange, 404);
  if (match.kind === 'wrong-method') {
    return sendAnswer(exchange, refusal(405, -1, '허용되지 않는 HTTP METHOD입니다.'));
  }
  const read = await readFields(request);
  if (!read.ok) return sendAnswer(exchange, refusal(read.status, -1, '요청을 읽을 수 없습니다.'));
  await serve(house, exchange, match, new URLSearchParams(search), read.fields);
}

async function serve(
  house: House,
  exchange: Exchange,
  match: Route,
  query: URLSearchParams,
  body: Fields,
): Promise<void> {
  const { desk, faults, keeper } = house;
  const tier = tierOf(exchange);
  if (match.route !== 'token' && !isAtHome(house, exchange)) {
    return sendAnswer(exchange, unauthorised);
  }
  const wasFree = isFree(desk, tier, textOf(body, 'merchant_uid'));
  const plain: Call = { ...match, query, body, tier, wasFree, decline: null, older: false };
  const armed = takeFault(faults, match.route);
  const practised = armed === null ? takePractice(desk, plain) : null;
  if (practised !== null) await keeper.save();
  const fault = armed ?? practised;
  const seen = note(house, exchange, plain, fault);
  await perform(
    {
      exchange,
      nothingDone,
      commit: () => commit(house, told(plain, fault), seen),
      later: (delayMs, run) => house.delays.run(delayMs, () => void run()),
      pause: (delayMs) => house.delays.pause(delayMs),
      outage: house.outage,
    },
    fault,
  );
}

async function commit(house: House, call: Call, seen: Seen): Promise<Answer> {
  const { commitDelayMs } = house.desk.switches;
  const movesMoney = call.route === 'charge' || call.route === 'cancel';
  if (movesMoney && commitDelayMs > 0) await house.delays.pause(commitDelayMs);
  const answer = handlers[call.route](house.desk, call);
  seen.code = answer.body.code;
  if (changing.has(call.route)) await house.keeper.save();
  return answer;
}

/** Some faults are acted out by the payment company rather than by the wire. */
function told(call: Call, fault: Fault | null): Call {
  if (fault?.kind === 'decline') {
    return { ...call, decline: { text: fault.text, as: fault.as ?? null } };
  }
  return fault?.kind === 'older-shape' ? { ...call, older: true } : call;
}

function isAtHome({ desk }: House, { request }: Exchange): boolean {
  const tier = request.headers['tier'];
  if (typeof tier === 'string' && !tierPattern.test(tier)) return false;
  const legacy = request.headers['x-imptokenheader'];
  return isSignedIn(desk.token, desk.nowMs(), {
    authorization: request.headers.authorization,
    legacy: typeof legacy === 'string' ? legacy : undefined,
  });
}

function tierOf({ request }: Exchange): string | null {
  const tier = request.headers['tier'];
  return typeof tier === 'string' ? tier : null;
}

function note(house: House, exchange: Exchange, call: Call, fault: Fault | null): Seen {
  const key = call.args[0] ?? (textOf(call.body, 'merchant_uid') || textOf(call.body, 'imp_uid'));
  const seen: Seen = {
    atMs: house.desk.nowMs(),
    route: call.route,
    key: key === '' ? null : key,
    fault: fault?.kind ?? null,
    code: null,
    status: null,
  };
  house.seen.push(seen);
  if (house.seen.length > seenMax) house.seen.shift();
  const { response } = exchange;
  response.once('close', () => {
    seen.status = response.writableFinished ? response.statusCode : null;
  });
  return seen;
}
