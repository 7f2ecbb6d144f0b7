import type { Settings } from '../../preload/settings.ts';
import type { PointsFacts } from '../config/reachable-points.ts';
import type { AppParts } from './app.ts';

/** What decides which gateways this run may speak to, with settings that are in force or would be. */
export function reachFactsOf(
  { line, isPackaged, isElectron }: Pick<AppParts, 'line' | 'isPackaged' | 'isElectron'>,
  { mode, portone, bunjang }: Settings,
): PointsFacts {
  const { gatewayUrl, bunjangUrl } = line;
  const { stagingUrl } = bunjang;
  return { mode, host: portone.host, gatewayUrl, bunjangUrl, stagingUrl, isPackaged, isElectron };
}
