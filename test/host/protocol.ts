import { strict } from './strict.ts';
import { record } from './trace.ts';

type Handler = (request: Request) => Response | Promise<Response>;

/** `protocol`, and how the host reaches what main registered with it. */
export type ProtocolRegistry = {
  readonly protocol: Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
  handlerOf(scheme: string): Handler | null;
};

export function openProtocolRegistry(isReady: () => boolean): ProtocolRegistry {
  const handlers = new Map<string, Handler>();
  const protocol = {
    registerSchemesAsPrivileged(schemes: Electron.CustomScheme[]): void {
      if (isReady()) {
        throw new Error(
          'protocol.registerSchemesAsPrivileged should be called before app is ready',
        );
      }
      record('protocol.registerSchemesAsPrivileged', schemes);
    },
    handle(scheme: string, handler: Handler): void {
      if (!isReady()) throw new Error('host: protocol.handle before app is ready');
      if (handlers.has(scheme)) throw new Error(`The scheme has been intercepted: ${scheme}`);
      handlers.set(scheme, handler);
    },
  } satisfies Pick<Electron.Protocol, 'registerSchemesAsPrivileged' | 'handle'>;
  return {
    protocol: strict('protocol', protocol),
    handlerOf: (scheme) => handlers.get(scheme) ?? null,
  };
}
