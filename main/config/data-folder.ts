import { join } from 'node:path';

/**
 * The folder for settings, ledger and logs. The ledger must not roam between PCs, so on Windows it
 * lies under LOCALAPPDATA; elsewhere it is Electron's own `userData`.
 */
export function dataFolderFor(facts: {
  readonly asked: string | null;
  readonly platform: NodeJS.Platform;
  readonly localAppData: string | undefined;
  readonly userData: string;
}): string {
  if (facts.asked !== null) return facts.asked;
  const { localAppData } = facts;
  if (facts.platform !== 'win32' || localAppData === undefined) return facts.userData;
  return join(localAppData, 'BenepiaPOS');
}
