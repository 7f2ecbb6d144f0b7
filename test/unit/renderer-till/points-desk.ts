import type { Failure } from '../../../preload/failure.ts';
import type { IssuanceView, PointsView } from '../../../preload/points-views.ts';
import type { Command } from '../../../renderer/till/keys/key-table.ts';
import { quietPoints } from '../../fakes/points-views.ts';
import { idleState } from '../../fakes/till-states.ts';
import { type FakeDesk, fakeDesk } from './fake-desk.ts';

export const ok = (value: unknown) => ({ ok: true, value }) as const;
export const failed = (failure: Failure) => ({ ok: false, failure }) as const;
export const notAllowed = failed({ kind: 'not-allowed' });

export async function atPoints(view: PointsView = quietPoints, more = {}): Promise<FakeDesk> {
  const desk = await fakeDesk(idleState, { 'points.overview': ok(view), ...more });
  await press(desk, 'points');
  return desk;
}

/** With one request of the list opened. */
export async function atOne(issuance: IssuanceView, more = {}): Promise<FakeDesk> {
  const desk = await atPoints({ ...quietPoints, issuances: [issuance] }, more);
  desk.acts.points.open(issuance);
  return desk;
}

export async function press(desk: FakeDesk, ...commands: readonly Command[]): Promise<void> {
  for (const command of commands) {
    desk.keys.command(command);
    await desk.settle();
  }
}

export const at = ({ stores }: FakeDesk) => stores.view.getState().panel.at;
export const points = ({ stores }: FakeDesk) => stores.points.store.getState();
export const message = ({ stores }: FakeDesk) => stores.view.getState().message;
export const called = ({ main }: FakeDesk, name: string) =>
  main.calls.filter((call) => call.name === name).map(({ argument }) => argument);
