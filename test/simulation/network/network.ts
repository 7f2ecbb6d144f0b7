import type { Chance } from '../chance.ts';
import { type Effect, noEffect } from '../faults/effect.ts';
import type { FaultId, FaultKind } from '../faults/fault-list.ts';
import { faultsFor } from '../faults/request-faults.ts';
import type { HistoryLog } from '../history-log.ts';
import type { Route } from '../history-wire.ts';
import type { Server } from '../server/server.ts';
import type { World } from '../world.ts';
import type { Links } from './links.ts';

/** Everything between a till and the provider, and what goes wrong there. */
export type Network = {
  readonly world: World;
  readonly chance: Chance;
  readonly log: HistoryLog;
  readonly server: Server;
  readonly links: Links;
  /** How often a request meets a fault, from 0 to 1; 0 while the world is at peace. */
  faultShare: number;
  /** Counts and writes down a fault. */
  readonly note: (id: FaultId, kind: FaultKind) => void;
  /** Numbers requests over all lives. */
  nextRequest: number;
};

/** What will happen to the next request of this kind. */
export function effectFor(network: Network, route: Route): Effect {
  const { chance, faultShare, note, server } = network;
  if (faultShare === 0 || !chance.happens(faultShare)) return noEffect;
  const candidates = faultsFor(route);
  if (candidates.length === 0) return noEffect;
  const fault = chance.weighted(candidates);
  // TLS keeps a request from being replayed; where uniqueness is weak, that alone keeps it from paying twice.
  const isReplay = fault.kind === 'request-twice' && route === 'charge';
  if (isReplay && server.office.uniqueness === 'weak') return noEffect;
  note(fault.id, fault.kind);
  return { ...noEffect, ...fault.effect(chance) };
}
