/** Runs keychain steps from stdin against the real keychain of its own D-Bus session; see keychain.ts. */
import { createHash } from 'node:crypto';
import type { SecretName } from '../../../main/ports/secret-store.ts';
import { createKeytarStore } from '../../../main/secrets/keytar-store.ts';
import { Secret } from '../../../main/secrets/secret.ts';
import type { Outcome, Step } from './keychain.ts';

const { limitMs, steps } = JSON.parse(await textOf(process.stdin));
const store = createKeytarStore(limitMs === null ? {} : { limitMs });
const outcomes: Outcome[] = [];
for (const step of steps) outcomes.push(await run(step));
process.stdout.write(`${JSON.stringify(outcomes)}\n`);

async function run(step: Step): Promise<Outcome> {
  const startedMs = performance.now();
  const what = await act(step);
  return { what, tookMs: Math.round(performance.now() - startedMs) };
}

async function act(step: Step): Promise<string> {
  switch (step.do) {
    case 'read':
      return readWord(await store.read(step.name));
    case 'read-twice': {
      const both = await Promise.all([store.read(step.name), store.read(step.name)]);
      return both.map(readWord).join(' ');
    }
    case 'read-then-write': {
      const read = store.read(step.name);
      const written = changeWord(step.name, new Secret(step.value));
      return [readWord(await read), await written].join(' ');
    }
    case 'write':
      return changeWord(step.name, new Secret(step.value));
    case 'erase':
      return changeWord(step.name, null);
    case 'pause':
      return signal('SIGSTOP');
    case 'resume':
      return signal('SIGCONT');
  }
}

/** A careless print of everything at hand goes with it: it must not show the value. */
async function changeWord(name: SecretName, secret: Secret | null): Promise<string> {
  try {
    const result = await (secret === null ? store.erase(name) : store.write(name, secret));
    console.error(secret, `${secret}`, JSON.stringify({ secret, result }), { secret, result });
    return result.ok ? 'done' : result.failure.kind;
  } catch (error) {
    console.error(error);
    return error instanceof RangeError ? 'too long' : 'thrown';
  }
}

function readWord(read: Awaited<ReturnType<typeof store.read>>): string {
  console.error(read, JSON.stringify(read));
  if (!read.ok) return read.failure.kind;
  return read.value === null ? 'nothing' : digestOf(read.value.reveal());
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

function signal(name: 'SIGSTOP' | 'SIGCONT'): string {
  process.kill(Number(process.env['KEYRING_PID']), name);
  return 'done';
}

async function textOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part);
  return Buffer.concat(parts).toString('utf8');
}
