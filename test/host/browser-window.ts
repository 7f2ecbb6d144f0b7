import { isHeadless } from './chromium.ts';
import type { HostWebContents, HostWindow, HostWindowClass } from './host-types.ts';
import type { Kernel } from './kernel.ts';
import type { PageTarget } from './page-target.ts';
import { preventable, wasPrevented } from './signals.ts';
import { strict } from './strict.ts';
import { record } from './trace.ts';
import { WebContentsHost } from './web-contents-host.ts';
import { placePage } from './window-bounds.ts';
import { openWindowEvents } from './window-events.ts';
import { checkOptions } from './window-options.ts';

/** What windows need to know of the app. */
export type WindowOwner = {
  /** Throws before the app is ready. */
  kernel(): Kernel;
  created(window: HostWindow): void;
  closed(): void;
};

/** A window as the rest of the host has it; main has less. */
export type OpenWindow = {
  readonly page: WebContentsHost;
  /** Closes it, unless main says no. */
  close(): void;
  isDestroyed(): boolean;
};

/** The class that main is given as `BrowserWindow`, and the windows it made that are still there. */
export type Windows = { readonly BrowserWindow: HostWindowClass; all(): readonly OpenWindow[] };

/** `owner` is told of each window that comes or goes. */
export function openWindows(owner: WindowOwner): Windows {
  const windows = new Map<number, OpenWindow>();
  let lastId = 0;

  class BrowserWindow implements HostWindow {
    readonly webContents: HostWebContents;
    readonly on: HostWindow['on'];
    readonly once: HostWindow['once'];
    readonly #id: number;
    readonly #events = openWindowEvents();
    readonly #kernel: Kernel;
    readonly #host: WebContentsHost;
    #bounds: Electron.Rectangle;
    #isShown: boolean;
    #isFullScreen: boolean;
    #isGone = false;
    #isReadyToShow = false;

    constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
      this.#kernel = owner.kernel();
      checkOptions(options);
      lastId += 1;
      this.#id = lastId;
      this.on = this.#events.on;
      this.once = this.#events.once;
      const { x = 0, y = 0, width = 800, height = 600 } = options;
      this.#bounds = { x, y, width, height };
      this.#isShown = options.show ?? true;
      this.#isFullScreen = options.fullscreen ?? false;
      this.#host = new WebContentsHost(this.#kernel, options.webPreferences ?? {}, {
        place: (page) => this.#place(page),
        size: () => this.#bounds,
        loaded: () => this.#loaded(),
        closedFromOutside: () => this.#closedFromOutside(),
      });
      this.webContents = this.#host.contents;
      const self = strict('BrowserWindow', this, () => this.#isGone);
      windows.set(this.#id, {
        page: this.#host,
        close: () => this.#close(),
        isDestroyed: () => this.#isGone,
      });
      owner.created(self);
      // biome-ignore lint/correctness/noConstructorReturn: instances too must throw on members they lack
      return self;
    }

    loadURL(url: string): Promise<void> {
      return this.#host.load(url);
    }

    show(): void {
      this.#setShown(true);
      this.#events.emit('show');
      this.focus();
    }

    showInactive(): void {
      this.#setShown(true);
      this.#events.emit('show');
    }

    hide(): void {
      this.#setShown(false);
      this.#events.emit('hide');
    }

    focus(): void {
      record('BrowserWindow.focus', this.#id);
      this.#events.emit('focus');
    }

    isDestroyed(): boolean {
      return this.#isGone;
    }

    setBounds(bounds: Partial<Electron.Rectangle>): void {
      this.#bounds = { ...this.#bounds, ...bounds };
      record('BrowserWindow.setBounds', this.#id, bounds);
      this.#replace();
    }

    setFullScreen(on: boolean): void {
      this.#isFullScreen = on;
      record('BrowserWindow.setFullScreen', this.#id, on);
      this.#replace();
    }

    setContentProtection(on: boolean): void {
      record('BrowserWindow.setContentProtection', this.#id, on);
    }

    removeMenu(): void {
      record('BrowserWindow.removeMenu', this.#id);
    }

    /** At once, and without asking main. */
    destroy(): void {
      this.#destroy();
    }

    #mayClose(): boolean {
      const event = preventable();
      this.#events.emit('close', event);
      return !wasPrevented(event);
    }

    #close(): void {
      if (!this.#isGone && this.#mayClose()) this.#destroy();
    }

    #destroy(): void {
      if (this.#isGone) return;
      this.#isGone = true;
      windows.delete(this.#id);
      this.#host.destroy();
      this.#events.emit('closed');
      owner.closed();
    }

    #setShown(on: boolean): void {
      this.#isShown = on;
      record(on ? 'BrowserWindow.show' : 'BrowserWindow.hide', this.#id);
      if (!isHeadless()) this.#replace();
    }

    #replace(): void {
      const placed = this.#host.page().then((page) => this.#place(page));
      placed.catch(() => undefined);
    }

    #place(page: PageTarget): Promise<void> {
      const [bounds, isShown, isFullScreen] = [this.#bounds, this.#isShown, this.#isFullScreen];
      return placePage(this.#kernel.hub, page, { bounds, isShown, isFullScreen });
    }

    /** A window that main closed as its page came in has nothing more to say. */
    #loaded(): void {
      if (this.#isGone || this.#isReadyToShow) return;
      this.#isReadyToShow = true;
      this.#events.emit('ready-to-show');
    }

    /** The X was pressed. Chromium has closed the page already; when main says no it is opened again. */
    #closedFromOutside(): void {
      if (this.#isGone) return;
      if (this.#mayClose()) this.#destroy();
      else this.#host.renew().catch(() => undefined);
    }
  }

  return {
    BrowserWindow: strict('BrowserWindow', BrowserWindow),
    all: () => [...windows.values()],
  };
}
