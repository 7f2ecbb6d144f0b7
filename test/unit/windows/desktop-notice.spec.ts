import { readFileSync } from 'node:fs';
import { afterEach, expect, test, vi } from 'vitest';
import { nameForNotices } from '../../../main/windows/desktop-notice.ts';

const named = vi.hoisted(() => ({ ids: [] as string[] }));

vi.mock('electron', () => ({
  app: { setAppUserModelId: (id: string) => named.ids.push(id) },
  Notification: { isSupported: () => false },
}));

afterEach(() => {
  vi.unstubAllGlobals();
  named.ids.length = 0;
});

test('Windows knows the program by the name that the installer gives its shortcut', () => {
  vi.stubGlobal('process', { ...process, platform: 'win32' });
  nameForNotices();
  const packaging = readFileSync('electron-builder.yml', 'utf8');
  expect(named.ids).toEqual([/^appId: (\S+)$/m.exec(packaging)?.[1]]);
});

test.each(['linux', 'darwin'])('%s is told nothing: it has no such call', (platform) => {
  vi.stubGlobal('process', { ...process, platform });
  nameForNotices();
  expect(named.ids).toEqual([]);
});
