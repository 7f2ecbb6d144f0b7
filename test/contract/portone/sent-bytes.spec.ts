import { afterEach, expect, test } from 'vitest';
import type { WireAnswer, WireRequest } from '../../../main/ports/transport.ts';
import { clearBench, deadOrigin, serve } from './bench.ts';
import { jsonAnswer, say } from './raw-server.ts';
import { transportFor } from './transport-for.ts';

afterEach(clearBench);

function post(path: string, connection: WireRequest['connection']): WireRequest {
  return { method: 'POST', path, body: { a: 1 }, connection };
}

test('a refused charge stays not sent while look-ups answer and break all around it', async () => {
  const answering = await serve(say(jsonAnswer({ code: 0 })));
  const breaking = await serve((socket) => socket.resetAndDestroy());
  const dead = await deadOrigin();
  const answers = transportFor(answering.origin);
  const breaks = transportFor(breaking.origin);
  const refuses = transportFor(dead);

  const round = async (i: number): Promise<readonly WireAnswer[]> =>
    Promise.all([
      answers.send(post(`/warm/${i}`, 'warm')),
      refuses.send(post(`/refused/${i}`, 'fresh')),
      breaks.send(post(`/broken/${i}`, 'warm')),
      refuses.send(post(`/refused-too/${i}`, 'warm')),
      answers.send(post(`/fresh/${i}`, 'fresh')),
      breaks.send(post(`/broken-too/${i}`, 'fresh')),
    ]);
  const rounds = await Promise.all(Array.from({ length: 40 }, (_unused, i) => round(i)));

  for (const [warm, refused, broken, refusedToo, fresh, brokenToo] of rounds) {
    expect([warm?.kind, fresh?.kind]).toEqual(['answer', 'answer']);
    expect([broken, brokenToo]).toEqual(Array(2).fill({ kind: 'lost', why: 'reset' }));
    expect([refused, refusedToo]).toEqual(Array(2).fill({ kind: 'not-sent', why: 'offline' }));
  }
  expect(answering.requests).toHaveLength(80);
  expect(breaking.requests).toHaveLength(80);
});

test('whatever the server saw is never called not sent, on a server that breaks at random', async () => {
  const server = await serve((socket, request) => {
    const turn = Number(request.path.slice(1)) % 5;
    if (turn === 0) socket.resetAndDestroy();
    else if (turn === 1) socket.end();
    else if (turn === 2) socket.end('HTTP/1.1 200 OK\r\ncontent-length: 50\r\n\r\n{');
    else if (turn === 3) socket.write(jsonAnswer({ code: 0 }), () => socket.end());
    else socket.write(jsonAnswer({ code: 0 }));
  });
  const transport = transportFor(server.origin);
  const kinds = new Map<string, WireAnswer['kind']>();
  const one = async (i: number): Promise<void> => {
    const answer = await transport.send(post(`/${i}`, i % 3 === 0 ? 'fresh' : 'warm'));
    kinds.set(`/${i}`, answer.kind);
  };
  for (let wave = 0; wave < 10; wave += 1) {
    await Promise.all(Array.from({ length: 20 }, (_unused, i) => one(wave * 20 + i)));
  }
  const seen = server.requests.map(({ path }) => path);
  expect(new Set(seen).size).toBe(seen.length);
  expect(seen.filter((path) => kinds.get(path) === 'not-sent')).toEqual([]);
  expect([...kinds.values()].filter((kind) => kind === 'answer')).toHaveLength(80);
});

test('a look-up on a warm connection that the server closed meanwhile goes out once, on a new one', async () => {
  const server = await serve((socket) => {
    socket.write(jsonAnswer({ code: 0 }), () => socket.end());
  });
  const transport = transportFor(server.origin);
  for (let i = 0; i < 5; i += 1) {
    expect((await transport.send(post(`/${i}`, 'warm'))).kind).toBe('answer');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  expect(server.requests.map(({ path }) => path)).toEqual(['/0', '/1', '/2', '/3', '/4']);
});

test('two requests that wait for the same dead name are both not sent', async () => {
  const transport = transportFor(new URL('https://no-such-host.invalid'));
  const both = await Promise.all([
    transport.send(post('/a', 'warm')),
    transport.send(post('/b', 'fresh')),
  ]);
  expect(both).toEqual(Array(2).fill({ kind: 'not-sent', why: 'offline' }));
});

test('an attempt that is stopped while it connects sends nothing afterwards', async () => {
  let seen = 0;
  const server = await serve(() => {
    seen += 1;
  });
  const transport = transportFor(server.origin, { connectTimeoutMs: 1_000 });
  const answer = transport.send(post('/late', 'fresh'));
  await transport.close();
  expect(await answer).toEqual({ kind: 'not-sent', why: 'stopped' });
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(seen).toBe(0);
});

test.each(['fresh', 'warm'] as const)(
  'what may not start any more leaves no byte, on a %s connection too',
  async (connection) => {
    const server = await serve(say(jsonAnswer({ code: 0 })));
    const transport = transportFor(server.origin);
    await transport.send(post('/before', connection));
    let asked = 0;
    const mayStart = (): boolean => {
      asked += 1;
      return false;
    };
    const answer = await transport.send({ ...post('/late', connection), mayStart });
    expect([answer, asked]).toEqual([{ kind: 'not-sent', why: 'stopped' }, 1]);
    await transport.send(post('/after', connection));
    expect(server.requests.map(({ path }) => path)).toEqual(['/before', '/after']);
  },
);
