import { readFileSync } from 'node:fs';
import { createTransport } from '../../main/gateway/ky-transport.ts';

// One request from a process of its own, so that its environment can be hostile. Prints the answer.
const [origin = '', trust = 'bundled', caFile = ''] = process.argv.slice(2);
const transport = createTransport({
  origin: new URL(origin),
  connectTimeoutMs: 3_000,
  answerTimeoutMs: 3_000,
  network: { proxy: 'none', trust: trust === 'system' ? 'system' : 'bundled' },
  ...(caFile === '' ? {} : { extraCa: [readFileSync(caFile, 'utf8')] }),
});
const answer = await transport.send({ method: 'GET', path: '/users/pg', connection: 'fresh' });
await transport.close();
process.stdout.write(JSON.stringify(answer));
