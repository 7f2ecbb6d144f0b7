import type { Page } from '@playwright/test';

/** The bridge's name in each window, which is the window's own. */
export const windows = ['till', 'customer'] as const;

/** Names that only a Node or an Electron would have put on a page. */
const foreign = ['require', 'module', 'process', 'ipcRenderer', 'Buffer', 'electron', 'global'];

/** What a page has beside an empty page, and what of Node it can reach. */
export async function lookFromPage(page: Page, bridge: string) {
  return await page.evaluate(
    ({ names, own }) => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const plain = new Set(Object.getOwnPropertyNames(frame.contentWindow ?? {}));
      frame.remove();
      const added = Object.getOwnPropertyNames(window).filter(
        // A test's own tools, and numbered frames.
        (each) => !plain.has(each) && !/^(\d+|__pw.*|__playwright.*)$/.test(each),
      );
      const exposed = Object.getOwnPropertyDescriptor(window, own);
      return {
        added,
        foreign: names.filter((each) => each in window),
        frozen: Object.isFrozen(exposed?.value),
        replaced: Reflect.set(window, own, 1),
      };
    },
    { names: foreign, own: bridge },
  );
}

/** What comes of attacks that run from a timer: the inspector allows its own calls more than a script. */
export async function attackFromPage(page: Page) {
  return await page.evaluate(async () => {
    const tried = async (act: () => unknown): Promise<string> =>
      await new Promise((done) => {
        setTimeout(async () => {
          try {
            await act();
            done('ran');
          } catch (error) {
            done(error instanceof Error ? error.name : 'thrown');
          }
        });
      });
    const inline = async (): Promise<unknown> => {
      const script = document.createElement('script');
      script.text = 'globalThis.inlineRan = 1';
      document.head.append(script);
      return await Promise.resolve();
    };
    return {
      // biome-ignore lint/security/noGlobalEval: the proof that it is refused
      eval: await tried(() => eval('1 + 1')),
      inline: await tried(inline),
      inlineRan: Reflect.get(globalThis, 'inlineRan') === 1,
      fetch: await tried(() => fetch('/index.html')),
    };
  });
}
