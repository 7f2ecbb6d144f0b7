import type { HistoryLine } from '../history.ts';

/** Counts only the time in which a process lived and could reach the server. */
export class OnlineClock {
  readonly #living = new Set<number>();
  #online = true;
  #lastMs = 0;
  #countedMs = 0;

  take(line: HistoryLine): void {
    if (this.#online && this.#living.size > 0) this.#countedMs += line.atMs - this.#lastMs;
    this.#lastMs = line.atMs;
    if (line.event === 'network') this.#online = line.online;
    if (line.event === 'started') this.#living.add(line.life);
    if (isEnd(line)) this.#living.delete(line.life);
  }

  /** Milliseconds so far. */
  nowMs(): number {
    return this.#countedMs;
  }
}

function isEnd({ event }: HistoryLine): boolean {
  return event === 'killed' || event === 'stopped' || event === 'frozen';
}
