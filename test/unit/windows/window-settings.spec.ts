import { globSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { customerPlacement } from '../../../main/windows/customer-placement.ts';
import { webPreferencesFor } from '../../../main/windows/web-preferences.ts';

describe('web preferences', () => {
  test('are exactly these for every window, and cannot be changed', () => {
    const preferences = webPreferencesFor({ preload: '/app/preload/till.cjs', devTools: false });
    expect(preferences).toEqual({
      preload: '/app/preload/till.cjs',
      devTools: false,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      disableBlinkFeatures: 'Auxclick',
    });
    expect(Object.isFrozen(preferences)).toBe(true);
  });
});

describe('where the customer’s window goes', () => {
  const cashier = { id: 1, bounds: { x: 0, y: 0, width: 1366, height: 768 } };
  const customer = { id: 7, bounds: { x: 1366, y: 0, width: 1280, height: 800 } };
  const third = { id: 9, bounds: { x: -800, y: 0, width: 800, height: 600 } };
  const window = { bounds: { width: 1280, height: 800 }, fullscreen: false };

  test('beside the cashier’s on the only screen', () => {
    expect(customerPlacement([cashier], 1)).toEqual(window);
  });

  test('over the whole of the other screen, whichever is listed first', () => {
    const whole = { bounds: customer.bounds, fullscreen: true };
    expect(customerPlacement([cashier, customer], 1)).toEqual(whole);
    expect(customerPlacement([customer, cashier], 1)).toEqual(whole);
    expect(customerPlacement([cashier, customer, third], 1)).toEqual(whole);
  });

  test('nowhere in particular when there is no screen at all', () => {
    expect(customerPlacement([], 1)).toEqual(window);
  });
});

describe('main’s sources', () => {
  const main = resolve(import.meta.dirname, '../../../main');
  const sources = globSync('**/*.ts', { cwd: main }).map((file) => ({
    file,
    text: readFileSync(resolve(main, file), 'utf8'),
  }));
  const filesWith = (text: string) =>
    sources.filter((source) => source.text.includes(text)).map(({ file }) => file);

  test('make windows in one place only', () => {
    expect(filesWith('new BrowserWindow(')).toEqual(['windows/app-window.ts']);
  });

  test.each([
    'openExternal',
    'openPath(',
    'executeJavaScript',
    'webContents.debugger',
    'net.fetch',
  ])('never use %s', (name) => {
    expect(filesWith(name)).toEqual([]);
  });
});
