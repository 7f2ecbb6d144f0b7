import { z } from 'zod';
import { fail, ok, type Result } from '../domain/result.ts';
import type { ApiKeys } from '../secrets/api-keys.ts';
import { keyCharsMax, keyFault } from '../secrets/key-limits.ts';
import { Secret } from '../secrets/secret.ts';
import { type StartProblem, startProblem } from './start-problem.ts';

const lineCharsMax = 2_000;
const keys = z.strictObject({
  key: z.string().check(z.minLength(1)),
  secret: z.string().check(z.minLength(1)),
});

/**
 * Reads `{"key": …, "secret": …}` from the first line of a stream, waiting at most `waitMs`. What was
 * read is in no message.
 */
export async function readKeys(
  stream: AsyncIterable<Buffer | string>,
  waitMs: number,
): Promise<Result<ApiKeys, StartProblem>> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), waitMs);
  });
  const line = await Promise.race([firstLine(stream), late]);
  clearTimeout(timer);
  if (line === null) return fail(startProblem('--keys-stdin', 'keys-late', { waitMs }));
  return keysOf(line);
}

/** Everything up to the first line feed; one character over the limit is enough to refuse it. */
async function firstLine(stream: AsyncIterable<Buffer | string>): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of stream) {
    const bytes = Buffer.from(part);
    parts.push(bytes);
    length += bytes.length;
    if (bytes.includes(10) || length > lineCharsMax) break;
  }
  const [line] = Buffer.concat(parts).toString('utf8').split('\n', 1);
  return line ?? '';
}

function keysOf(line: string): Result<ApiKeys, StartProblem> {
  const field = '--keys-stdin';
  if (line.length > lineCharsMax) {
    return fail(startProblem(field, 'keys-too-long', { limit: lineCharsMax }));
  }
  if (line.trim() === '') return fail(startProblem(field, 'keys-missing'));
  const parsed = keys.safeParse(jsonOf(line));
  if (!parsed.success) return fail(startProblem(field, 'keys-not-json'));
  const { key, secret } = parsed.data;
  if (keyFault('key', key) ?? keyFault('secret', secret)) {
    return fail(startProblem(field, 'keys-format', keyCharsMax));
  }
  return ok({ key: new Secret(key), secret: new Secret(secret) });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
