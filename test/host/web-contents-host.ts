import type { Frame } from './frames.ts';
import { type HostFrames, openHostFrames } from './host-frames.ts';
import type { HostWebContents, WebContentsEvents } from './host-types.ts';
import type { Kernel } from './kernel.ts';
import { type Loader, openLoader } from './loader.ts';
import { type PageScripts, pageScriptsFor } from './page-scripts.ts';
import { openPageTarget, type PageOwner, type PageTarget, type Paused } from './page-target.ts';
import { type Events, preventable, wasPrevented } from './signals.ts';
import { closeTarget } from './target-watch.ts';
import { mainUrlOf } from './urls.ts';
import { makeWebContents, openContentsEvents } from './web-contents.ts';
import type { FromPage, ToPage } from './world-scripts/isolated-world.ts';

/** What the window wants to hear of its page. */
export type ContentsOwner = {
  /** A page is there; also one that takes a crashed one's place. */
  place(page: PageTarget): Promise<void>;
  /** The page's place in the window. */
  size(): Electron.Size;
  loaded(): void;
  /** Someone closed the page from outside: the X of a headed window. */
  closedFromOutside(): void;
};

type OpenHandler = Parameters<HostWebContents['setWindowOpenHandler']>[0];

let lastId = 0;

/** The page behind one `webContents`: replaced when it crashes, while the contents stay the same. */
export class WebContentsHost implements PageOwner {
  readonly id: number;
  readonly events: Events<WebContentsEvents>;
  readonly contents: HostWebContents;
  readonly frames: HostFrames;
  current: PageTarget | null = null;
  isDestroyed = false;
  mayOpen: OpenHandler = () => ({ action: 'allow' });
  readonly #kernel: Kernel;
  readonly #owner: ContentsOwner;
  readonly #preload: string;
  readonly #scripts: PageScripts;
  readonly #loader: Loader;
  #opening: Promise<PageTarget>;
  #isCrashed = false;
  #lastUrl = 'about:blank';

  constructor(kernel: Kernel, preferences: Electron.WebPreferences, owner: ContentsOwner) {
    lastId += 1;
    this.id = lastId;
    this.#kernel = kernel;
    this.#owner = owner;
    this.#preload = preferences.preload ?? '';
    this.#scripts = pageScriptsFor(preferences);
    this.events = openContentsEvents();
    this.#loader = openLoader(this.events);
    this.frames = openHostFrames(() => this.current?.frames ?? null);
    this.contents = makeWebContents(this);
    this.#opening = this.#open();
    kernel.created(this.contents);
  }

  /** Where the page is, as main knows it. */
  get url(): string {
    return this.current?.frames.get(this.current.targetId)?.url ?? '';
  }

  size(): Electron.Size {
    return this.#owner.size();
  }

  page(): Promise<PageTarget> {
    return this.#opening;
  }

  async load(url: string): Promise<void> {
    this.#lastUrl = url;
    const page = await this.#opening;
    await this.askPermissions();
    await this.#loader.load(page, url);
  }

  /** Asks main's handlers what pages may do. */
  askPermissions(): Promise<void> {
    return this.#kernel.applyPermissions(this.contents, this.url);
  }

  reload(): void {
    const done = this.#isCrashed ? this.renew() : this.current?.session.send('Page.reload');
    done?.catch(() => undefined);
  }

  /** A new page of Chromium under the same contents, showing what the old one showed. */
  async renew(): Promise<void> {
    const old = this.current;
    this.#isCrashed = false;
    this.#opening = this.#open();
    await this.#opening;
    if (old !== null) this.#drop(old);
    await this.load(this.#lastUrl);
  }

  destroy(): void {
    if (this.isDestroyed) return;
    this.isDestroyed = true;
    this.#opening.then((page) => this.#drop(page)).catch(() => undefined);
    this.events.emit('destroyed');
  }

  hear(message: FromPage, frame: Frame, answer: (reply: ToPage) => void): void {
    // What the page said before it was closed may still be in the pipe.
    if (this.isDestroyed) return;
    switch (message.kind) {
      case 'invoke':
        this.#kernel.ipc
          .invoke(message, this.url, this.frames.find(frame.id))
          .then(answer, () => undefined);
        return;
      case 'navigate': {
        const url = mainUrlOf(message.url);
        if (this.mayNavigate(url, frame)) this.load(url).catch(() => undefined);
        return;
      }
      case 'open':
        this.open(message);
        return;
      case 'preload-error':
        this.#failPreload(new Error(message.message));
    }
  }

  async request(page: PageTarget, paused: Paused): Promise<void> {
    const { requestId, frameId, resourceType } = paused;
    const frame = page.frames.get(frameId);
    const fromPage = frameId !== page.targetId || page.wasAnnounced(frameId, paused.request.url);
    if (resourceType === 'Document' && fromPage && frame !== null) {
      if (!this.mayNavigate(mainUrlOf(paused.request.url), frame)) {
        // Aborted leaves the page where it is; any other reason puts an error page in its place.
        const refusal = { requestId, errorReason: 'Aborted' } as const;
        await page.session.send('Fetch.failRequest', refusal).catch(() => undefined);
        return;
      }
    }
    await this.#kernel.answerRequest(page, paused, this.id);
  }

  mayNavigate(url: string, frame: Frame): boolean {
    const event = preventable();
    this.events.emit('will-frame-navigate', event);
    if (frame.parentId === null) this.events.emit('will-navigate', event, url);
    return !wasPrevented(event);
  }

  open({ url, name, features }: Parameters<PageOwner['open']>[0]): void {
    const { action } = this.mayOpen({
      url: mainUrlOf(url),
      frameName: name,
      features,
      disposition: features === '' ? 'foreground-tab' : 'new-window',
      referrer: { url: '', policy: 'default' },
    });
    if (action === 'allow') throw new Error('host: a window that a page opens is not imitated');
  }

  loaded(page: PageTarget): void {
    if (this.isDestroyed || page !== this.current) return;
    this.#loader.loaded(page);
    this.#owner.loaded();
  }

  async #open(): Promise<PageTarget> {
    const page = await openPageTarget(this.#kernel.hub, this.#scripts, this);
    if (this.isDestroyed) return page;
    this.current = page;
    this.#kernel.watch.follow(page.targetId, {
      crashed: () => this.#crash(),
      gone: () => this.#owner.closedFromOutside(),
    });
    await this.#owner.place(page);
    return page;
  }

  #failPreload(error: Error): void {
    process.stderr.write(`host: ${this.#preload}: ${error.message}\n`);
    this.events.emit('preload-error', preventable(), this.#preload, error);
  }

  #crash(): void {
    if (this.isDestroyed) return;
    this.#isCrashed = true;
    const details = { reason: 'crashed', exitCode: 139 } as const;
    this.events.emit('render-process-gone', preventable(), details);
    this.#kernel.crashed(this.contents, details);
  }

  #drop(page: PageTarget): void {
    this.#kernel.watch.forget(page.targetId);
    closeTarget(this.#kernel.hub, page.targetId);
  }
}
