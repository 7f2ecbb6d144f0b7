import { afterEach, expect, onTestFinished, test } from 'vitest';
import type { RawRequest } from '../portone/raw-server.ts';
import { closeTransports } from '../portone/transport-for.ts';
import { calls } from './clients.ts';
import type { Document } from './document.ts';
import { documents } from './documents.ts';
import { startReplay } from './replay.ts';

afterEach(closeTransports);

/** What a document's request says, by the document's names. Values are those of `clients.ts`. */
const said: Readonly<Record<Document['number'], Readonly<Record<string, unknown>>>> = {
  '000': { benepia_user: 'hong01', benepia_password: 'p@ss-word', pg: 'kcp.T0000' },
  '001': {
    benepia_user: 'hong01',
    benepia_password: 'p@ss-word',
    merchant_uid: 'T1-20261121-000042',
    amount: 12_500,
    name: '도시락 외 2건',
    buyer_name: '홍길동',
    buyer_email: 'hong@example.com',
    buyer_tel: '010-0000-0000',
    buyer_addr: '서울시 어딘가 1',
    buyer_postcode: '06000',
    pg: 'kcp.T0000',
    notice_url: 'https://pos.example.com/hook',
    custom_data: { till: 'T1' },
  },
  '002': { id: '123', Authorization: expect.stringMatching(/^Bearer [\w-]+\.[\w-]+\.[\w-]+$/) },
  '003': { imp_uid: 'imps_123456789012' },
};

const addresses: Readonly<Record<Document['number'], RegExp>> = {
  '000': /^POST \/benepia\/point$/,
  '001': /^POST \/benepia\/payment$/,
  '002': /^GET \/api\/v1\/points\/issuance\/(?<id>[^/]+)$/,
  '003': /^GET \/payments\/(?<imp_uid>[^/]+)\/balance$/,
};

test.each(documents)('document $number: every name that can be said is said', async (document) => {
  const { number, asks, example } = document;
  const replay = await startReplay(() => JSON.stringify(example));
  onTestFinished(replay.close);
  expect(await calls[number](replay)).toMatchObject({ ok: true });
  const [{ method, path, body, headers } = nothing, ...more] = replay.asked();
  expect(more).toEqual([]);
  const found = addresses[number].exec(`${method} ${path}`);
  const inBody: unknown = body === '' ? {} : JSON.parse(body);
  const names = {
    Authorization: headers['authorization'],
    ...found?.groups,
    ...(typeof inBody === 'object' ? inBody : {}),
  };
  expect(found).not.toBeNull();
  expect(names).toMatchObject(said[number]);
  expect(Object.keys(said[number]).toSorted()).toEqual(asks.toSorted());
});

const nothing: RawRequest = { method: '', path: '', body: '', headers: {} };
