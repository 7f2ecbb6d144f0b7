import { jsonOf } from '../../../main/gateway/json-text.ts';
import type { Transport, WireAnswer, WireRequest } from '../../../main/ports/transport.ts';
import type { Effect, Spoilt } from '../faults/effect.ts';
import type { Route } from '../history-wire.ts';
import { isOver, type Mortal } from '../life/mortal.ts';
import type { ServerAnswer } from '../server/answers.ts';
import { type Handling, usual } from '../server/handling.ts';
import type { Arrived } from '../server/server.ts';
import type { Undo } from '../world.ts';
import type { LinkState } from './links.ts';
import { effectFor, type Network } from './network.ts';
import { routeOf } from './routes.ts';
import { answerTold, requestTold } from './told.ts';

/** The transport of one process life; production is above it. */
export type SimTransport = Transport & {
  /** Every connection breaks: what was sent is lost, what was not is not sent. */
  breakAll(): void;
};

type Flight = {
  readonly request: number;
  readonly route: Route;
  left: boolean;
  over: boolean;
  readonly finish: (answer: WireAnswer) => void;
  stopTimer: Undo;
};

const answerTimeoutMs = 30_000;
const connectTimeoutMs = 5_000;

/** Times out as the real one does; whether a byte left is known exactly. */
export function createSimTransport(network: Network, life: Mortal): SimTransport {
  const underway = new Set<Flight>();
  return {
    send: (request) =>
      new Promise((resolve) => {
        // A dead process gets no answer.
        if (isOver(life)) return;
        const flight = begin(network, life, request, resolve);
        underway.add(flight);
        travel(network, life, request, flight);
        for (const each of underway) if (each.over) underway.delete(each);
      }),
    breakAll() {
      for (const flight of underway) flight.finish(brokenAnswer(flight));
      underway.clear();
    },
  };
}

function brokenAnswer({ left }: Flight): WireAnswer {
  return left ? { kind: 'lost', why: 'reset' } : { kind: 'not-sent', why: 'offline' };
}

function begin(
  network: Network,
  life: Mortal,
  wire: WireRequest,
  resolve: (answer: WireAnswer) => void,
): Flight {
  network.nextRequest += 1;
  const request = network.nextRequest;
  const { route } = routeOf(wire.path);
  network.log.add(requestTold(request, wire), life.number);
  const flight: Flight = {
    request,
    route,
    left: false,
    over: false,
    finish(answer) {
      if (flight.over || isOver(life)) return;
      // A machine that sleeps hears nothing: the connection is dead when it wakes.
      if (life.sleeping()) {
        life.onWake(() => flight.finish(brokenAnswer(flight)));
        return;
      }
      flight.over = true;
      flight.stopTimer();
      network.log.add(answerTold(request, route, answer), life.number);
      resolve(answer);
    },
    stopTimer: () => undefined,
  };
  flight.stopTimer = network.world.after(answerTimeoutMs, () =>
    flight.finish(
      flight.left ? { kind: 'lost', why: 'timeout' } : { kind: 'not-sent', why: 'timeout' },
    ),
  );
  return flight;
}

/** Out of the machine, over the wire, to the server and back; each place may be where the process dies. */
function travel(network: Network, life: Mortal, wire: WireRequest, flight: Flight): void {
  const { world, chance, links } = network;
  const { route, finish } = flight;
  if (life.pass(`${route}: before connect`)) return;
  const unsent = unsentBy(links.of(route));
  const effect = effectFor(network, route);
  const why = unsent ?? effect.unsent;
  if (why !== null) {
    const waitMs = why === 'timeout' ? connectTimeoutMs : chance.between(1, 400);
    world.after(waitMs, () => finish({ kind: 'not-sent', why }));
    return;
  }
  const depart = (): void => {
    if (flight.over || isOver(life)) return;
    // The connection stands; who was frozen sends when it wakes, unless production says no.
    if (life.sleeping()) {
      life.onWake(depart);
      return;
    }
    if (wire.mayStart?.() === false) {
      finish({ kind: 'not-sent', why: 'stopped' });
      return;
    }
    flight.left = true;
    if (life.pass(`${route}: headers gone`)) return;
    arrive(network, life, wire, flight, effect);
    life.pass(`${route}: body gone`);
  };
  world.after(chance.between(2, 60), depart);
}

function unsentBy(link: LinkState): 'offline' | 'timeout' | 'insecure' | null {
  switch (link) {
    case 'offline':
      return 'offline';
    case 'unreachable':
      return 'timeout';
    case 'insecure':
      return 'insecure';
    case 'up':
    case 'portal':
    case 'silent':
    case 'closed':
      return null;
  }
}

function arrive(
  network: Network,
  life: Mortal,
  wire: WireRequest,
  flight: Flight,
  effect: Effect,
): void {
  const { links, server, world, chance } = network;
  const link = links.of(flight.route);
  if (link === 'portal' || link === 'closed') {
    const answer: Spoilt = { status: link === 'portal' ? 200 : 503, bytes: portalPage };
    world.after(20, () => comeBack(life, flight, effect, wireAnswerOf(answer)));
    return;
  }
  if (link === 'silent') return;
  if (effect.undelivered) {
    world.after(chance.between(1, 20_000), () => flight.finish({ kind: 'lost', why: 'reset' }));
    return;
  }
  if (effect.revoke) server.office.tokens.revokeAll();
  const handling: Handling = {
    ...usual,
    delayMs: chance.between(20, 1_500),
    answerDelayMs: chance.between(5, 80),
    ...effect.handling,
  };
  const arrived = arrivedOf(flight, wire);
  server.receive(arrived, handling, (answer) => {
    const spoilt = effect.spoil ? effect.spoil(answer, chance) : answer;
    comeBack(life, flight, effect, wireAnswerOf(spoilt));
  });
  if (effect.twice) {
    world.after(chance.between(1, 3_000), () => server.receive(arrived, usual, ignoreAnswer));
  }
}

const portalPage = Buffer.from('<html><body>로그인이 필요합니다</body></html>');

function ignoreAnswer(_answer: ServerAnswer): void {
  // The one who repeated the request on the way throws the second answer away.
}

function comeBack(life: Mortal, flight: Flight, { lose }: Effect, answer: WireAnswer): void {
  if (flight.over || isOver(life)) return;
  if (life.pass(`${flight.route}: answer begun`)) return;
  if (lose !== null) {
    flight.finish({ kind: 'lost', why: lose });
    return;
  }
  if (life.pass(`${flight.route}: answer read`)) return;
  flight.finish(answer);
}

function wireAnswerOf(answer: Spoilt): WireAnswer {
  const { status } = answer;
  if ('body' in answer) {
    return { kind: 'answer', status, json: answer.body, isJson: true, dateMs: null };
  }
  const parsed = jsonOf(answer.bytes);
  const json = parsed ? parsed.json : null;
  return { kind: 'answer', status, json, isJson: parsed !== undefined, dateMs: null };
}

function arrivedOf({ request }: Flight, wire: WireRequest): Arrived {
  const { route, subject } = routeOf(wire.path);
  const token = wire.bearer?.reveal() ?? null;
  return { request, route, token, subject, query: wire.query ?? {}, body: wire.body ?? {} };
}
