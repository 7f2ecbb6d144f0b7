import { contextBridge, ipcRenderer } from 'electron';
import { type Contract, channelOf } from './call.ts';

/** Puts a contract on the page as `window[name]`: calls become invokes, events become `onX`. */
export function expose(name: string, contract: Contract): void {
  const bridge: Record<string, Record<string, unknown>> = {};
  for (const [group, verbs] of Object.entries(contract)) {
    const made: Record<string, unknown> = {};
    for (const [verb, { leaf }] of Object.entries(verbs)) {
      const channel = channelOf(name, group, verb);
      if (leaf === 'call')
        made[verb] = (argument: unknown) => ipcRenderer.invoke(channel, argument);
      else made[`on${verb.charAt(0).toUpperCase()}${verb.slice(1)}`] = listen(channel);
    }
    bridge[group] = made;
  }
  contextBridge.exposeInMainWorld(name, bridge);
}

/** Electron's own event object stays here; the undo is the only thing handed out. */
function listen(channel: string): (listener: (payload: unknown) => void) => () => void {
  return (listener) => {
    const heard = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(channel, heard);
    return () => {
      ipcRenderer.removeListener(channel, heard);
    };
  };
}
