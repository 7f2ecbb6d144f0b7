import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { answerTo, charge, clearBench, envelope, ok, packed } from './bench.ts';
import { type Act, jsonAnswer, say, textAnswer } from './raw-server.ts';

afterEach(clearBench);

const body = JSON.stringify(envelope);

describe('an answer in JSON is an answer, whatever its status and its headers say', () => {
  const cases: readonly (readonly [string, Act, number])[] = [
    ...[200, 201, 400, 401, 404, 405, 429, 500, 502, 503].map(
      (status) => [`status ${status}`, say(jsonAnswer(envelope, status)), status] as const,
    ),
    ['labelled HTML', say(textAnswer(body, 200, ['content-type: text/html'])), 200],
    ['without a label', say(textAnswer(body)), 200],
    [
      'labelled EUC-KR but sent as UTF-8',
      say(textAnswer(body, 200, ['content-type: application/json;charset=euc-kr'])),
      200,
    ],
    ['with a byte order mark', say(textAnswer(`\ufeff${body}`)), 200],
    ['with white space around it', say(textAnswer(`\r\n ${body}\n`)), 200],
    ['in gzip', packed(gzipSync(body), 'gzip'), 200],
    ['in brotli', packed(brotliCompressSync(body), 'br'), 200],
    [
      'in chunks',
      say(
        `${ok}transfer-encoding: chunked\r\n\r\n`,
        `${body.length.toString(16)}\r\n${body}`,
        '\r\n0\r\n\r\n',
      ),
      200,
    ],
    ['until the connection ends', (socket) => socket.end(`${ok}\r\n${body}`), 200],
    ['after early hints', say('HTTP/1.1 103 Hints\r\n\r\n', jsonAnswer(envelope)), 200],
  ];
  test.each(cases)('%s', async (_name, act, status) => {
    const expected = { kind: 'answer', status, isJson: true, json: envelope, dateMs: null };
    expect(await answerTo(act)).toEqual(expected);
    expect(await answerTo(act, { ...charge, connection: 'warm' })).toEqual(expected);
  });
});

describe('an answer that is not one whole JSON text is an answer without JSON', () => {
  const cases: readonly (readonly [string, Act])[] = [
    ['an HTML page', say(textAnswer('<html>502</html>', 502))],
    [
      'an HTML page labelled JSON',
      say(textAnswer('<html>', 200, ['content-type: application/json'])),
    ],
    ['an empty body', say(textAnswer(''))],
    ['no content', say('HTTP/1.1 204 No Content\r\n\r\n')],
    ['JSON cut short', say(textAnswer(body.slice(0, -1)))],
    ['JSON cut short inside gzip', packed(gzipSync(body.slice(0, -1)), 'gzip')],
    ['two JSON texts', say(textAnswer(body + body))],
    [
      'bytes that are not UTF-8',
      say(`${ok}content-length: 4\r\n\r\n`, Buffer.from('22fffe22', 'hex')),
    ],
    ['one key twice', say(textAnswer('{"code":1,"code":0}'))],
    ['one key twice, once escaped', say(textAnswer('{"a":[{"code":1,"\\u0063ode":0}]}'))],
  ];
  test.each(cases)('%s', async (_name, act) => {
    expect(await answerTo(act)).toMatchObject({ kind: 'answer', isJson: false, json: null });
  });
});

test('keys that are doubled in different objects, or stand in texts, are no doubt', async () => {
  const json = { list: [{ a: 1 }, { a: 1 }], text: '{"a":1,"a":2}', a: { a: ':"a":' } };
  expect(await answerTo(say(jsonAnswer(json)))).toMatchObject({ isJson: true, json });
});

test.each([
  ['Wed, 18 Nov 2026 01:02:03 GMT', Date.UTC(2026, 10, 18, 1, 2, 3)],
  ['some time', null],
])('the Date header %s is told as %s', async (date, dateMs) => {
  expect(await answerTo(say(jsonAnswer({}, 200, [`date: ${date}`])))).toMatchObject({ dateMs });
});

test('a body of exactly one mebibyte is still read', async () => {
  const text = `"${'x'.repeat(1024 * 1024 - 2)}"`;
  expect(await answerTo(say(textAnswer(text)))).toMatchObject({ isJson: true });
});
