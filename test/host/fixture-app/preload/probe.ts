import { contextBridge, ipcRenderer } from 'electron';

/** What a sandboxed preload has of Node's; the stand-in has nothing. */
declare const process: { readonly sandboxed?: boolean } | undefined;

class Point {
  readonly x = 1;
  get double(): number {
    return this.x * 2;
  }
}

/** Everything a bridge may carry, for the proofs of its semantics. */
const probe = {
  word: 'value',
  nested: { deep: { add: (a: number, b: number) => a + b } },
  list: [1, { two: 2 }],
  same: (value: unknown): unknown => value,
  kindOf: (value: unknown) => Object.prototype.toString.call(value),
  point: (): object => new Point(),
  fail: () => {
    throw Object.assign(new TypeError('not so'), { code: 'E_X' });
  },
  later: async (value: unknown): Promise<unknown> => value,
  rejectLater: async () => {
    throw new RangeError('later no');
  },
  callBack: (listener: (value: unknown) => unknown): unknown => listener({ from: 'preload' }),
  hand: (box: { readonly inner: { readonly run: (x: number) => number } }) => box.inner.run(20),
  invoke: (channel: string, ...args: unknown[]): Promise<unknown> =>
    ipcRenderer.invoke(channel, ...args),
  onEvent: (listener: (value: unknown) => void) => {
    const heard = (_event: unknown, value: unknown): void => listener(value);
    ipcRenderer.on('probe/event', heard);
    return () => {
      ipcRenderer.removeListener('probe/event', heard);
    };
  },
  /** True in a process that Electron has put into its sandbox; null where nobody says. */
  sandboxed: () => (typeof process === 'undefined' ? null : process.sandboxed === true),
  /** `2`, or the name of the error that refuses it. */
  evalHere: () => {
    try {
      const run: unknown = Reflect.get(globalThis, 'eval');
      return typeof run === 'function' ? String(Reflect.apply(run, globalThis, ['1 + 1'])) : 'none';
    } catch (error) {
      return error instanceof Error ? error.name : 'thrown';
    }
  },
  /** How many scripts the page had, and which time it is that a preload ran in this window. */
  atStart: { scripts: document.scripts.length, runs: countRun() },
};

export type Probe = typeof probe;

export function exposeProbe(name: string): void {
  contextBridge.exposeInMainWorld(name, probe);
}

/** Kept where only pages of this origin can read. */
function countRun(): number {
  const runs = Number(sessionStorage.getItem('runs')) + 1;
  sessionStorage.setItem('runs', String(runs));
  return runs;
}
