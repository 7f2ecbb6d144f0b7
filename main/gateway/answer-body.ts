import type { ReadableStream } from 'node:stream/web';

/** The most an answer may be, after it is unpacked. */
export const answerBytesMax = 1024 * 1024;

/**
 * Reads a body to its end; null as soon as it is longer than `bytesMax`, whatever its headers claim.
 * Rejects with what the connection rejects with, and when `signal` aborts: fetch's own link from a
 * signal to a body is weak, and gone once memory was collected.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  signal: AbortSignal,
  bytesMax = answerBytesMax,
): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array();
  const reader = body.getReader();
  const aborted = new Promise<never>((_resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for (;;) {
      signal.throwIfAborted();
      const { done, value } = await Promise.race([reader.read(), aborted]);
      if (done) return Buffer.concat(chunks);
      length += value.byteLength;
      if (length > bytesMax) return null;
      chunks.push(value);
    }
  } finally {
    // Closes the connection unless the body came to its end; nobody waits for it.
    void reader.cancel().catch(() => undefined);
  }
}
