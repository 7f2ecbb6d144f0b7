import { contextBridge } from 'electron';
export function put(name: string): void {
  contextBridge.exposeInMainWorld(name, { ping: () => 'pong' });
}
