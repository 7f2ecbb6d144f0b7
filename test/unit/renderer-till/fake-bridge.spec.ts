import { expect, it } from 'vitest';
import { tillContract } from '../../../preload/till-contract.ts';
import { createFakeTillBridge } from '../../fakes/fake-till-bridge.ts';
import { idleState } from '../../fakes/till-states.ts';

it('the fake bridge has every call and event of the contract, and nothing else', () => {
  const { bridge } = createFakeTillBridge(idleState);
  const wanted = Object.entries(tillContract).flatMap(([group, verbs]) =>
    Object.entries(verbs).map(([verb, { leaf }]) =>
      leaf === 'call' ? `${group}.${verb}` : `${group}.on${verb[0]?.toUpperCase()}${verb.slice(1)}`,
    ),
  );
  const had = Object.entries(bridge).flatMap(([group, verbs]) =>
    Object.keys(verbs).map((verb) => `${group}.${verb}`),
  );
  expect(had.sort()).toEqual(wanted.sort());
});
