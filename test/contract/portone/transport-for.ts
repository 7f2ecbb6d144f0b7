import {
  type ClosableTransport,
  createTransport,
  type TransportOptions,
} from '../../../main/gateway/ky-transport.ts';

const open: ClosableTransport[] = [];

/** A transport to `origin` that waits long enough for a busy machine, shut by `closeTransports`. */
export function transportFor(
  origin: URL,
  options: Partial<TransportOptions> = {},
): ClosableTransport {
  const transport = createTransport({
    origin,
    connectTimeoutMs: 10_000,
    answerTimeoutMs: 10_000,
    network: { proxy: 'none', trust: 'bundled' },
    ...options,
  });
  open.push(transport);
  return transport;
}

/** For `afterEach`: nothing of a test stays open. */
export async function closeTransports(): Promise<void> {
  await Promise.all(open.splice(0).map((transport) => transport.close()));
}
