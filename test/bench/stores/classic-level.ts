import { join } from 'node:path';
import { ClassicLevel } from 'classic-level';
import { type BenchStore, type SamplePayment, samplePaymentNo } from './bench-store.ts';
import { newPlaces } from './places.ts';

const sync = { sync: true };
const fillBatch = 1_000;

/** classic-level, every write synced. Keys: `p!` payments, `o!` open ones, `q!` what waits. */
export async function openClassicLevel(folder: string): Promise<BenchStore> {
  const path = join(folder, 'classic-level');
  let db = await openFolder(path);
  let made = 0;
  const staged = newPlaces<SamplePayment>();
  const sent = newPlaces<SamplePayment>();
  const claimed = newPlaces<string>();
  const put = (key: string, value: string) => ({ type: 'put', key, value }) as const;
  const del = (key: string) => ({ type: 'del', key }) as const;

  const nextKey = async (): Promise<string | undefined> => {
    const [key] = await db.keys({ gte: 'q!', lt: 'q"', limit: 1 }).all();
    return key;
  };
  /** Moves the next entry from what waits to what is being worked; gives its payment. */
  async function claim(): Promise<string | undefined> {
    const key = await nextKey();
    if (key === undefined) return undefined;
    const uid = key.slice(2);
    await db.batch([del(key), put(`o!${uid}`, 'claimed')], sync);
    return uid;
  }
  async function finish(uid: string): Promise<void> {
    const body = (await db.get(`p!${uid}`)) ?? '';
    await db.batch([put(`p!${uid}`, body), del(`o!${uid}`)], sync);
  }
  return {
    name: 'classic-level, sync',
    async fill(count) {
      for (let done = 0; done < count; done += fillBatch) {
        const size = Math.min(fillBatch, count - done);
        const payments = Array.from({ length: size }, () => samplePaymentNo(made++));
        await db.batch(payments.map(({ uid, body }) => put(`p!${uid}`, body)));
      }
    },
    stage(count) {
      for (let n = 0; n < count; n += 1) staged.add(samplePaymentNo(made++));
    },
    async send() {
      const payment = staged.take();
      const { uid, body } = payment;
      await db.batch([put(`p!${uid}`, body), put(`o!${uid}`, 'sending')], sync);
      sent.add(payment);
    },
    async complete() {
      const { uid, body } = sent.take();
      await db.batch([put(`p!${uid}`, body), del(`o!${uid}`)], sync);
    },
    queue: {
      async queueUp(count) {
        const payments = Array.from({ length: count }, () => samplePaymentNo(made++));
        const rows = payments.flatMap(({ uid, body }) => [
          put(`p!${uid}`, body),
          put(`q!${uid}`, ''),
        ]);
        await db.batch(rows);
      },
      steps: {
        async claim() {
          const uid = await claim();
          if (uid !== undefined) claimed.add(uid);
        },
        finish: () => finish(claimed.take()),
      },
      async drain() {
        for (let uid = await claim(); uid !== undefined; uid = await claim()) await finish(uid);
      },
    },
    page: () => newestOf(db),
    async boot() {
      db = await openFolder(path);
      return [await db.iterator({ gte: 'o!', lt: 'o"' }).all(), await newestOf(db)];
    },
    close: () => db.close(),
  };
}

async function openFolder(path: string): Promise<ClassicLevel> {
  const db = new ClassicLevel(path);
  await db.open();
  return db;
}

function newestOf(db: ClassicLevel): Promise<unknown[]> {
  return db.iterator({ gte: 'p!', lt: 'p"', reverse: true, limit: 20 }).all();
}
