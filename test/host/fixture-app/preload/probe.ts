import { contextBridge, ipcRenderer } from 'electron';

/** Everything a bridge may carry, for the proofs of its semantics. */
export function exposeProbe(name: string): void {
  class Point {
    readonly x = 1;
    get sum(): number {
      return this.x;
    }
  }
  contextBridge.exposeInMainWorld(name, {
    word: 'value',
    nested: { deep: { add: (a: number, b: number) => a + b } },
    list: [1, { two: 2 }],
    same: (value: unknown) => value,
    typeIn: (value: unknown) => Object.prototype.toString.call(value),
    point: () => new Point(),
    fail: () => {
      throw Object.assign(new TypeError('not so'), { code: 'E_X' });
    },
    later: async (value: unknown) => value,
    rejectLater: async () => {
      throw new RangeError('later no');
    },
    callBack: (listener: (value: unknown) => unknown) => listener({ from: 'preload' }),
    hand: (box: { readonly inner: { readonly run: (x: number) => number } }) => box.inner.run(20),
    invoke: (channel: string, ...args: unknown[]) => ipcRenderer.invoke(channel, ...args),
    onEvent: (listener: (value: unknown) => void) => {
      const heard = (_event: unknown, value: unknown): void => listener(value);
      ipcRenderer.on('probe/event', heard);
      return () => {
        ipcRenderer.removeListener('probe/event', heard);
      };
    },
    seenBefore: () => ({ scripts: document.scripts.length, runs: sessionRuns() }),
  });
}

/** How often a preload ran in this window, kept where only pages of this origin can read. */
function sessionRuns(): number {
  return Number(sessionStorage.getItem('runs'));
}

sessionStorage.setItem('runs', String(sessionRuns() + 1));
