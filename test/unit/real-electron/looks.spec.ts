import { describe, expect, test } from 'vitest';
import { webPreferencesFor } from '../../../main/windows/web-preferences.ts';
import { allChecks } from '../../real-electron/all-checks.ts';
import type { Facts } from '../../real-electron/check.ts';
import type { CheckId } from '../../real-electron/list.ts';

// Looks that only Electron can answer have run nowhere so far. Here they run against plain objects that say
// what Electron's documents say: it shows that they read what they should, and nothing of Electron.
type Seen = { readonly facts: Facts; readonly faults: readonly string[] };

async function seenBy(id: CheckId, electron: object, pages: object = {}): Promise<Seen> {
  const inside = {
    evaluate: (look: (...given: unknown[]) => unknown, given: unknown) =>
      Promise.resolve(Reflect.apply(look, null, [electron, given])),
  };
  const bench = { till: async () => ({ inside, ...pages }), inside: () => inside };
  return await Reflect.apply(allChecks[id].run, null, [bench]);
}

const asked = webPreferencesFor({ preload: 'x.cjs', devTools: true });

describe('the settings of the windows', () => {
  const windowsWith = (told: object | null) => ({
    BrowserWindow: {
      getAllWindows: () =>
        [1, 2].map(() => ({
          webContents: told === null ? {} : { getLastWebPreferences: () => told },
        })),
    },
  });

  test.each([
    ['all as asked', { ...asked }, []],
    [
      'one weaker',
      { ...asked, sandbox: false },
      ['differing is ["sandbox","sandbox"] and should be []'],
    ],
    ['none told', {}, [expect.stringContaining('told is []')]],
  ])('are read: %s', async (_how, told, faults) => {
    expect((await seenBy('preferences', windowsWith(told))).faults).toEqual(faults);
  });

  test('are not claimed where Electron does not tell them', async () => {
    await expect(seenBy('preferences', windowsWith(null))).rejects.toThrow('does not tell');
  });
});

describe('the windows', () => {
  const windowsWith = (customer: Readonly<Record<string, unknown>>, displays = 1) => {
    const windowOf = (url: string, own: Readonly<Record<string, unknown>>) => ({
      webContents: { getURL: () => url },
      isVisible: () => own['visible'] ?? true,
      isContentProtected: () => own['protected'] ?? true,
      isFullScreen: () => own['full'] ?? false,
      getTitle: () => own['title'] ?? '베네피아 포인트',
    });
    const all = [windowOf('app://till/', {}), windowOf('app://customer/', customer)];
    return {
      BrowserWindow: { getAllWindows: () => all },
      screen: { getAllDisplays: () => Array(displays).fill({}) },
    };
  };

  test.each([
    [{}, 1, []],
    [{ full: true }, 2, []],
    [{ visible: false }, 1, ['customer is false and should be true']],
    [{ full: true }, 1, ['customerFullScreen is true']],
    [{ full: false }, 2, ['customerFullScreen is false']],
    [{ title: 'Electron' }, 1, [expect.stringContaining('titles is')]],
  ])('%j beside %i screens', async (customer, displays, faults) => {
    expect((await seenBy('shown', windowsWith(customer, displays))).faults).toEqual(faults);
  });
});

describe('a notice', () => {
  /** One that comes, fails, or cannot be had. */
  const noticesThat = (come: 'show' | 'failed' | null) => ({
    Notification: class {
      readonly #heard = new Map<string, () => void>();

      static isSupported(): boolean {
        return come !== null;
      }

      on(event: string, listener: () => void): void {
        this.#heard.set(event, listener);
      }

      show(): void {
        if (come !== null) this.#heard.get(come)?.();
      }

      close(): void {
        this.#heard.clear();
      }
    },
  });

  test.each([
    ['show', { supported: true, came: 'shown' }, []],
    ['failed', { supported: true, came: 'failed' }, ['came is "failed"']],
    [null, { supported: false, came: 'nothing' }, []],
  ] as const)('that answers %s', async (come, facts, faults) => {
    expect(await seenBy('notice', noticesThat(come))).toEqual({ facts, faults });
  });
});

test.each([
  ['app://till', 'app://customer', true, []],
  ['null', 'null', false, [/^till/, /^customer/, /^secure/, /^subtle/]],
])('origins %s and %s', async (till, customer, secure, faults) => {
  const pageAt = (origin: string) => ({
    evaluate: async () => ({ origin, secure, subtle: secure }),
  });
  const pages = { till: pageAt(till), customer: pageAt(customer) };
  const seen = await seenBy('origin', {}, pages);
  expect(seen.faults).toEqual(faults.map((each) => expect.stringMatching(each)));
});
