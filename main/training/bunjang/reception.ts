import type { Delays } from '../loopback/clock.ts';
import type { Keeper } from '../loopback/keeper.ts';
import { readFields } from '../loopback/request.ts';
import { type Exchange, hangUp, sendAnswer } from '../loopback/wire.ts';
import { catchUp, issuanceById, payIn } from './books.ts';
import type { Call, Desk } from './desk.ts';
import { type Answer, codeOf, type ErrorCode, refusal } from './errors.ts';
import { type Fault, type Faults, isDown, takeFault } from './faults.ts';
import { changing, handlers } from './handlers.ts';
import { nothingDone, perform } from './perform.ts';
import { takePractice } from './practice.ts';
import { type Match, matchOf, type RouteName } from './routes.ts';
import { signInRefusal } from './sign-in.ts';

/** One call as it was seen, for tests that count them. Holds no body and no token. */
export type Seen = {
  readonly atMs: number;
  readonly route: RouteName;
  /** The issuance the path named, or null. */
  readonly id: string | null;
  /** What was made to go wrong with it, or null. */
  fault: Fault['kind'] | null;
  /** `OK` or the error of the answer once the call was carried out or refused at the door; else null. */
  code: string | null;
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

/** Takes one request from the door to its answer. */
export async function receive(house: House, exchange: Exchange): Promise<void> {
  const { request, response } = exchange;
  const { desk, faults } = house;
  const method = request.method ?? 'GET';
  const match = matchOf(method, (request.url ?? '/').split('?', 1)[0] ?? '/');
  if (faults.offline || (match !== null && isDown(faults, match.route))) return hangUp(exchange);
  // Node's own Date header would not follow a clock that a test runs faster.
  response.sendDate = false;
  response.setHeader('date', new Date(desk.nowMs()).toUTCString());
  const seen = match === null ? null : note(house, exchange, match);
  const read = await readFields(request);
  const refused = signInRefusal(desk, method, request.headers.authorization);
  const why = refused ?? permissionRefusal(desk, method) ?? (read.ok ? null : 'BAD_REQUEST');
  if (seen !== null) seen.code = why;
  if (why !== null) return sendAnswer(exchange, refusal(why));
  if (match === null || seen === null) return sendAnswer(exchange, refusal('RESOURCE_NOT_FOUND'));
  await serve(house, exchange, { ...match, body: read.ok ? read.fields : {} }, seen);
}

function permissionRefusal({ switches }: Desk, method: string): ErrorCode | null {
  const { permission } = switches;
  const isAllowed = permission === 'all' || (permission === 'read-only' && method === 'GET');
  return isAllowed ? null : 'NOT_ENOUGH_PERMISSION';
}

async function serve(house: House, exchange: Exchange, call: Call, seen: Seen): Promise<void> {
  const { desk, faults, keeper, delays, outage } = house;
  const armed = takeFault(faults, call.route);
  const moved = catchUp(desk.books, desk.nowMs());
  const practised = armed === null ? takePractice(desk, call) : null;
  if (moved || practised !== null) await keeper.save();
  const fault = armed ?? practised;
  seen.fault = fault?.kind ?? null;
  await perform(
    {
      exchange,
      nothingDone,
      commit: () => commit(house, call, seen),
      payIn: () => depositNow(desk, call.id),
      later: (delayMs, run) => delays.run(delayMs, () => void run()),
      pause: (delayMs) => delays.pause(delayMs),
      outage,
    },
    fault,
  );
}

async function commit(house: House, call: Call, seen: Seen): Promise<Answer> {
  const { desk, delays, keeper } = house;
  const changes = changing.has(call.route);
  if (changes && desk.switches.commitDelayMs > 0) await delays.pause(desk.switches.commitDelayMs);
  const moved = catchUp(desk.books, desk.nowMs());
  const answer = handlers[call.route](desk, call);
  seen.code = codeOf(answer) ?? 'OK';
  if (changes || moved) await keeper.save();
  return answer;
}

/** The deposit reaches the account of an issuance in READY; false when there is none. */
export function depositNow({ books, nowMs }: Desk, id: string): boolean {
  catchUp(books, nowMs());
  const one = issuanceById(books, id);
  return one !== undefined && payIn(books, one, nowMs());
}

function note(house: House, { response }: Exchange, { route, id }: Match): Seen {
  const seen: Seen = {
    atMs: house.desk.nowMs(),
    route,
    id: id === '' ? null : id,
    fault: null,
    code: null,
    status: null,
  };
  house.seen.push(seen);
  if (house.seen.length > seenMax) house.seen.shift();
  response.once('close', () => {
    seen.status = response.writableFinished ? response.statusCode : null;
  });
  return seen;
}
