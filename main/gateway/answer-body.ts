import type { ReadableStream } from 'node:stream/web';

/** The most an answer may be, after it is unpacked. */
export const answerBytesMax = 1024 * 1024;

/**
 * Reads a body to its end; null as soon as it is longer than `bytesMax`, whatever its headers claim.
 * Rejects with what the connection rejects with.
 */
export async function readBody(
  body: ReadableStream<Uint8Array> | null,
  bytesMax = answerBytesMax,
): Promise<Uint8Array | null> {
  if (!body) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.byteLength;
    // Leaving the loop cancels the body, and with it the connection.
    if (length > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
