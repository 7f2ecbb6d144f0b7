import { projectFolder } from '../bench.ts';
import { CannotLook, defineCheck } from '../check.ts';
import { isAtLeast } from '../version.ts';

/** Run in main, where nothing of this file is: each takes what it needs from `process`. */
type Given = { readonly folder: string };

async function versionsInMain({ folder }: Given) {
  const { createRequire } = process.getBuiltinModule('node:module');
  const Database = createRequire(`${folder}/package.json`)('better-sqlite3');
  const db = new Database(':memory:');
  const sqlite: unknown = db.prepare('SELECT sqlite_version()').pluck().get();
  db.close();
  const { electron, node, chrome, v8, napi } = process.versions;
  return {
    electron: electron ?? '',
    node,
    chrome: chrome ?? '',
    v8,
    nodeApi: napi ?? '',
    sqlite: String(sqlite),
  };
}

export const versions = defineCheck({
  look: async (bench) =>
    await bench.inMain(await bench.till(), versionsInMain, { folder: projectFolder }),
  must: {
    electron: (version) => isAtLeast(version, '45.4.1'),
    node: (version) => version.startsWith('24.'),
    sqlite: (version) => isAtLeast(version, '3.51.3'),
  },
  good: {
    electron: '45.4.1',
    node: '24.21.0',
    chrome: '150.0.0.0',
    v8: '15.0',
    nodeApi: '10',
    sqlite: '3.51.3',
  },
  broken: [
    { electron: '45.4.0' },
    { electron: '44.9.9' },
    { electron: '' },
    { node: '22.12.0' },
    { sqlite: '3.51.2' },
  ],
});

async function storageInMain({ folder }: Given) {
  const { createRequire } = process.getBuiltinModule('node:module');
  const fs = process.getBuiltinModule('node:fs');
  const os = process.getBuiltinModule('node:os');
  const path = process.getBuiltinModule('node:path');
  const Database = createRequire(`${folder}/package.json`)('better-sqlite3');
  const place = fs.mkdtempSync(path.join(os.tmpdir(), 'benepia-check-'));
  const db = new Database(path.join(place, 'check.db'));
  try {
    const set: Readonly<Record<string, string | number>> = {
      journal_mode: 'WAL',
      synchronous: 'FULL',
      foreign_keys: 1,
      trusted_schema: 0,
      secure_delete: 1,
    };
    for (const [name, value] of Object.entries(set)) db.pragma(`${name} = ${value}`);
    const read = Object.keys(set).map((name) => `${name}=${db.pragma(name, { simple: true })}`);
    db.exec('CREATE TABLE kept (won INTEGER NOT NULL) STRICT');
    db.prepare('INSERT INTO kept VALUES (?)').run(12_000);
    let strict = 'not';
    try {
      db.prepare("INSERT INTO kept VALUES ('text')").run();
    } catch {
      strict = 'refuses text';
    }
    const sum: unknown = db.prepare('SELECT sum(won) FROM kept').pluck().get();
    return { read: read.join(' '), strict, sum: Number(sum) };
  } finally {
    db.close();
    fs.rmSync(place, { recursive: true, force: true });
  }
}

export const storage = defineCheck({
  look: async (bench) =>
    await bench.inMain(await bench.till(), storageInMain, { folder: projectFolder }),
  must: {
    read: 'journal_mode=wal synchronous=2 foreign_keys=1 trusted_schema=0 secure_delete=1',
    strict: 'refuses text',
    sum: 12_000,
  },
  good: {
    read: 'journal_mode=wal synchronous=2 foreign_keys=1 trusted_schema=0 secure_delete=1',
    strict: 'refuses text',
    sum: 12_000,
  },
  broken: [
    { read: 'journal_mode=wal synchronous=1 foreign_keys=1 trusted_schema=0 secure_delete=1' },
    { strict: 'not' },
    { sum: 0 },
  ],
});

/** Published answers: RFC 7914 §12, RFC 4231 §4.3, FIPS 180-4. */
const known = {
  scrypt:
    'fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b3731622eaf30d92e22a3886ff109279d9830dac727afb94a83ee6d8360cbdfa2cc0640',
  hmac: '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
  sha256: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
};

async function cryptoInMain() {
  const crypto = process.getBuiltinModule('node:crypto');
  const salt = Buffer.from('NaCl');
  const scrypt = crypto.scryptSync('password', salt, 64, { N: 1024, r: 8, p: 16 });
  const strong = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };
  const startedMs = performance.now();
  const pinLength = crypto.scryptSync('0000', salt, 32, strong).length;
  const pinMs = Math.round(performance.now() - startedMs);
  const hmac = crypto.createHmac('sha256', 'Jefe').update('what do ya want for nothing?');
  const random = crypto.randomBytes(32);
  let argon2 = 'not there';
  try {
    const has: unknown = Reflect.get(crypto, 'argon2Sync');
    if (typeof has === 'function') {
      const options = { message: 'x', nonce: Buffer.alloc(16), parallelism: 1, tagLength: 32 };
      Reflect.apply(has, crypto, ['argon2id', { ...options, memory: 64, passes: 3 }]);
      argon2 = 'works';
    }
  } catch {
    argon2 = 'refused';
  }
  return {
    scrypt: scrypt.toString('hex'),
    hmac: hmac.digest('hex'),
    sha256: crypto.createHash('sha256').update('abc').digest('hex'),
    equal: crypto.timingSafeEqual(random, Buffer.from(random)),
    pinLength,
    pinMs,
    argon2,
  };
}

export const crypto = defineCheck({
  look: async (bench) => await bench.inMain(await bench.till(), cryptoInMain, null),
  must: { ...known, equal: true, pinLength: 32 },
  good: { ...known, equal: true, pinLength: 32, pinMs: 300, argon2: 'not there' },
  broken: [{ scrypt: '' }, { hmac: 'ff' }, { sha256: 'ff' }, { equal: false }, { pinLength: 0 }],
});

async function keychainInMain({ folder }: Given) {
  const { createRequire } = process.getBuiltinModule('node:module');
  const { randomUUID } = process.getBuiltinModule('node:crypto');
  const keytar = createRequire(`${folder}/package.json`)('keytar');
  const service = `benepia-pos-check-${randomUUID().slice(0, 8)}`;
  // As long as Windows takes, and not plain letters only.
  const value = `${'열쇠🔑'.repeat(8)}${'x'.repeat(1_000)}`.slice(0, 1_000);
  const work = async () => {
    await keytar.setPassword(service, 'check', value);
    const back: unknown = await keytar.getPassword(service, 'check');
    const erased: unknown = await keytar.deletePassword(service, 'check');
    const after: unknown = await keytar.getPassword(service, 'check');
    return { back: back === value, erased: erased === true, after: after === null, error: '' };
  };
  const nothing = { back: false, erased: false, after: false };
  const late = new Promise<typeof nothing & { error: string }>((done) => {
    setTimeout(() => done({ ...nothing, error: 'no answer within 20 s' }), 20_000).unref();
  });
  const wrong = (error: unknown): string => (error instanceof Error ? error.message : 'unknown');
  return await Promise.race([work(), late]).catch((error: unknown) => ({
    ...nothing,
    error: wrong(error),
  }));
}

/** What a keychain says that is there and not open to us, or not there at all. */
const notOpen = /locked|dismissed|prompt|not allowed|denied|cancell?ed|no answer|D-Bus|secrets/i;

export const keychain = defineCheck({
  look: async (bench) => {
    const app = await bench.till();
    const { error, ...facts } = await bench.inMain(app, keychainInMain, { folder: projectFolder });
    if (notOpen.test(error)) {
      throw new CannotLook(
        'The keychain of this PC is locked or not there.',
        '이 PC의 키체인이 잠겨 있거나 없습니다.',
      );
    }
    return { ...facts, error };
  },
  must: { back: true, erased: true, after: true, error: '' },
  good: { back: true, erased: true, after: true, error: '' },
  broken: [{ back: false }, { erased: false }, { after: false }, { error: 'too long' }],
});
