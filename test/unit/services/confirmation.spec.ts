import { describe, expect, test } from 'vitest';
import { createConfirmation } from '../../../main/services/authorise.ts';
import { createVirtualClock } from '../../core/virtual-clock.ts';

const act = { kind: 'save-settings' } as const;

function start() {
  const clock = createVirtualClock(() => Promise.resolve());
  let asked = 0;
  let changes = 0;
  const confirmation = createConfirmation({
    newId: () => {
      asked += 1;
      return `ID${asked}`;
    },
    after: clock.life().after,
    changed: () => {
      changes += 1;
    },
  });
  return { clock, confirmation, changes: () => changes };
}

describe('a question to a person', () => {
  test('is answered once, by its own number', async () => {
    const { confirmation, changes } = start();
    const answer = confirmation.authorise(act);
    expect(confirmation.asking()).toEqual({ id: 'ID1', act });
    confirmation.answer('ID2', true);
    confirmation.answer('', true);
    expect(confirmation.asking()).not.toBeNull();
    confirmation.answer('ID1', true);
    confirmation.answer('ID1', false);
    expect(await answer).toBe(true);
    expect(confirmation.asking()).toBeNull();
    expect(changes()).toBe(2);
  });

  test('while another is open is answered no, and does not take its place', async () => {
    const { confirmation } = start();
    const first = confirmation.authorise(act);
    expect(await confirmation.authorise({ kind: 'save-keys' })).toBe(false);
    expect(confirmation.asking()).toEqual({ id: 'ID1', act });
    confirmation.answer('ID1', true);
    expect(await first).toBe(true);
  });

  test('nobody answers in two minutes is no; a late yes changes nothing', async () => {
    const { clock, confirmation } = start();
    const answer = confirmation.authorise(act);
    clock.advanceNow(119_999);
    expect(confirmation.asking()).not.toBeNull();
    clock.advanceNow(1);
    expect(await answer).toBe(false);
    confirmation.answer('ID1', true);
    expect(confirmation.asking()).toBeNull();
  });

  test('of earlier does not run out on the next one', async () => {
    const { clock, confirmation } = start();
    const first = confirmation.authorise(act);
    clock.advanceNow(60_000);
    confirmation.answer('ID1', false);
    expect(await first).toBe(false);
    const second = confirmation.authorise(act);
    clock.advanceNow(119_999);
    confirmation.answer('ID2', true);
    expect(await second).toBe(true);
  });
});
