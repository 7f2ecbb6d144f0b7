import {
  type ClosableTransport,
  createTransport,
  type TransportOptions,
} from '../../../main/gateway/ky-transport.ts';

const open: ClosableTransport[] = [];

/** A transport to `origin` with short times, shut by `closeTransports`. */
export function transportFor(
  origin: URL,
  options: Partial<TransportOptions> = {},
): ClosableTransport {
  const transport = createTransport({
    origin,
    connectTimeoutMs: 1_000,
    answerTimeoutMs: 1_500,
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
