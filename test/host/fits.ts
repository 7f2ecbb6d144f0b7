/**
 * Compiles only while the real thing could stand where the stand-in stands: every member the stand-in
 * has, Electron has too, with a type that fits. A signature that Electron changes breaks the build here.
 */
export type Fits<Real extends StandIn, StandIn> = [Real, StandIn];

/** `on(name, listener)` for each event of a table, in the shape Electron's overloads must fit. */
export type On<Events> = {
  [E in keyof Events]: Events[E] extends unknown[]
    ? (event: E, listener: (...args: Events[E]) => void) => unknown
    : never;
}[keyof Events] extends infer Each
  ? (Each extends unknown ? (each: Each) => void : never) extends (all: infer All) => void
    ? All
    : never
  : never;

/** The part of Electron's events that listeners here are given. */
export type Preventable = { preventDefault: () => void };
