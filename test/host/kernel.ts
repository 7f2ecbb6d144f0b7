import type { CdpHub } from './cdp-hub.ts';
import type { HostWebContents } from './host-types.ts';
import type { IpcHost } from './ipc-main.ts';
import type { PageTarget, Paused } from './page-target.ts';
import type { TargetWatch } from './target-watch.ts';

/** What every window needs of the rest of the host, once Chromium runs. */
export type Kernel = {
  readonly hub: CdpHub;
  readonly watch: TargetWatch;
  readonly ipc: IpcHost;
  answerRequest(page: PageTarget, paused: Paused, contentsId: number): Promise<void>;
  /** Asks main's handlers on behalf of a page and puts their answers into Chromium. */
  applyPermissions(contents: HostWebContents, pageUrl: string): Promise<void>;
  created(contents: HostWebContents): void;
  crashed(contents: HostWebContents, details: Electron.RenderProcessGoneDetails): void;
};
