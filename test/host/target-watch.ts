import type { CdpHub } from './cdp-hub.ts';

/** What becomes of a page without the host having asked for it. */
export type Fate = { crashed(): void; gone(): void };

export type TargetWatch = {
  follow(targetId: string, fate: Fate): void;
  forget(targetId: string): void;
};

/** Hears of pages that crash or close, and closes whatever a page manages to open. */
export async function watchTargets(hub: CdpHub): Promise<TargetWatch> {
  const followed = new Map<string, Fate>();
  hub.root.on('Target.targetCrashed', ({ targetId }) => followed.get(targetId)?.crashed());
  hub.root.on('Target.targetDestroyed', ({ targetId }) => {
    const fate = followed.get(targetId);
    followed.delete(targetId);
    fate?.gone();
  });
  hub.root.on('Target.targetCreated', ({ targetInfo }) => {
    if (targetInfo.openerId === undefined || !followed.has(targetInfo.openerId)) return;
    closeTarget(hub, targetInfo.targetId);
  });
  await hub.root.send('Target.setDiscoverTargets', { discover: true });
  return {
    follow: (targetId, fate) => followed.set(targetId, fate),
    forget: (targetId) => followed.delete(targetId),
  };
}

/** Closes a page; one that is gone already is fine. */
export function closeTarget(hub: CdpHub, targetId: string): void {
  hub.root.send('Target.closeTarget', { targetId }).catch(() => undefined);
}
