import { createServer } from 'node:http';
import { type Delays, delaysOn, type TrainingClock } from './clock.ts';
import type { Notice } from './keeper.ts';
import { type Line, openLine } from './line.ts';
import { type Exchange, hangUp } from './wire.ts';

/** Where a gateway listens and what it still has to do. */
export type Site = {
  readonly line: Line;
  /** Of the calls; a reset calls them off. */
  readonly delays: Delays;
  /** Of the line itself. */
  readonly plug: Delays;
  /** Nobody can reach the gateway for this long; calls under way are cut off. */
  outage(forMs: number): void;
  /** Ends every connection and every delay that still runs. */
  close(): Promise<void>;
};

type SiteOptions = {
  /** 0: any free port. */
  readonly port: number;
  readonly clock: TrainingClock;
  /** Whether connections are destroyed when they are accepted. */
  readonly isShut: () => boolean;
  readonly answer: (exchange: Exchange) => Promise<void>;
  readonly onNotice: ((notice: Notice) => void) | undefined;
};

/** Opens a server on loopback; rejects only when the port cannot be had. */
export async function openSite(options: SiteOptions): Promise<Site> {
  const { clock, isShut, onNotice } = options;
  async function answer(exchange: Exchange): Promise<void> {
    try {
      await options.answer(exchange);
    } catch (error) {
      onNotice?.({ kind: 'bug', what: error instanceof Error ? (error.stack ?? '') : '' });
      hangUp(exchange);
    }
  }
  const server = createServer((request, response) => {
    void answer({ request, response });
  });
  server.on('connection', (socket) => {
    if (isShut()) socket.destroy();
  });
  const line = await openLine(server, options.port);
  const delays = delaysOn(clock);
  const plug = delaysOn(clock);
  return {
    line,
    delays,
    plug,
    outage(forMs) {
      void line.unplug();
      plug.run(forMs, () => void line.plugIn());
    },
    async close() {
      delays.callOff();
      plug.callOff();
      await line.unplug();
    },
  };
}
