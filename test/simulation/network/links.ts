import type { Route } from '../history-wire.ts';

/** How the way to one part of the provider is. */
export type LinkState =
  | 'up'
  /** Nothing leaves: refused at once. */
  | 'offline'
  /** Nothing leaves: the connection is waited for in vain. */
  | 'unreachable'
  /** Nothing leaves: a certificate that nobody believes. */
  | 'insecure'
  /** Somebody else answers, with a page of HTML. */
  | 'portal'
  /** Bytes leave, and nothing ever comes of them. */
  | 'silent'
  /** A door on the way says 503. */
  | 'closed';

/** The ways that can be cut on their own. */
export const linkNames = [
  'sign-in',
  'points',
  'charges',
  'cancels',
  'look-ups',
  'channels',
] as const;
export type LinkName = (typeof linkNames)[number];

const linkOf: { readonly [R in Route]: LinkName } = {
  token: 'sign-in',
  point: 'points',
  charge: 'charges',
  cancel: 'cancels',
  payment: 'look-ups',
  find: 'look-ups',
  'find-all': 'look-ups',
  balance: 'look-ups',
  'by-status': 'look-ups',
  channels: 'channels',
  other: 'channels',
};

export type Links = {
  of(route: Route): LinkState;
  set(name: LinkName, state: LinkState): void;
  setAll(state: LinkState): void;
  /** The till can ask about payments: signing in and looking up work. */
  canLookUp(): boolean;
};

export function createLinks(): Links {
  const states = new Map<LinkName, LinkState>();
  const stateOf = (name: LinkName): LinkState => states.get(name) ?? 'up';
  return {
    of: (route) => stateOf(linkOf[route]),
    set: (name, state) => void states.set(name, state),
    setAll(state) {
      for (const name of linkNames) states.set(name, state);
    },
    canLookUp: () => stateOf('sign-in') === 'up' && stateOf('look-ups') === 'up',
  };
}
