import { type Contract, channelOf, type Publish } from '../../preload/call.ts';

/** Sends to one window; does nothing when the window is gone. */
export type SendTo = (channel: string, payload: unknown) => void;

/** How main tells a window something, one function per event of its contract. */
export function publisherFor<C extends Contract>(
  window: string,
  contract: C,
  send: SendTo,
): Publish<C> {
  const groups = Object.entries(contract).map(([group, verbs]) => {
    const events = Object.entries(verbs)
      .filter(([, { leaf }]) => leaf === 'event')
      .map(([verb]) => [verb, (payload: unknown) => send(channelOf(window, group, verb), payload)]);
    return [group, Object.fromEntries(events)];
  });
  return Object.fromEntries(groups);
}
