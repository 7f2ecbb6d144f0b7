import { setTimeout as pause } from 'node:timers/promises';
import type { Payment } from '../../../main/domain/payment.ts';
import { remainingWonOf } from '../../../main/domain/payment.ts';
import { won } from '../../../main/domain/won.ts';
import type { Random } from '../../../main/ports/random.ts';
import { requestCancel } from '../../../main/services/cancel.ts';
import { charge } from '../../../main/services/charge.ts';
import { openSale } from '../../../main/services/desk/open-sale.ts';
import type { Assembly } from '../../../main/session/assemble.ts';
import { seededRandom } from '../../core/seeded-random.ts';
import { say } from './till-lines.ts';

/**
 * Three hands at one till: one sells, one gives back, one looks up; until the process is killed, or its
 * ledger stops. `again`: whether it charges only its own sales anew, or those of earlier processes too.
 */
export async function sellForEver(
  { core, drain }: Pick<Assembly, 'core' | 'drain'>,
  seed: number,
  again: 'any' | 'own' = 'any',
): Promise<void> {
  const chance = seededRandom(seed);
  const own = new Set<string>();
  const hands = [
    () => sellOnce(core, chance, again === 'own' ? own : null),
    () => cancelOnce(core, chance),
    () => lookOnce(core, drain, chance),
  ];
  await Promise.all(
    hands.map(async (act) => {
      while (core.ledger.stopped() === null) {
        // As the app's own calls: a closing session waits for what is under way.
        await core.track(act());
        await pause(chance.unit() * 10);
      }
    }),
  );
}

/** A new sale, or once in a while one of the day that ended without a charge, again. */
async function sellOnce(
  core: Assembly['core'],
  chance: Random,
  own: Set<string> | null,
): Promise<void> {
  const closed = recent(core).filter(
    ({ state, merchantUid }) =>
      (state.at === 'declined' || state.at === 'not-charged') && own?.has(merchantUid) !== false,
  );
  const again = chance.unit() < 0.2 ? oneOf(closed, chance) : null;
  const payment = again ?? begun(core, 1 + Math.floor(chance.unit() * 9_000));
  own?.add(payment.merchantUid);
  const [user, password] = chance.unit() < 0.9 ? ['bigspend', '1234'] : ['bigspend', 'wrong'];
  const who = { user: Buffer.from(user), password: Buffer.from(password) };
  const ended = await charge(core, payment, who, { customData: null });
  say({ at: 'told', merchantUid: payment.merchantUid, state: ended.payment.state.at });
}

function begun(core: Assembly['core'], amountWon: number): Payment {
  const sale = openSale(core, { amountWon: won(amountWon), itemName: '상품', buyer: {} });
  const payment = core.ledger.read.payment(sale.merchantUid);
  if (!payment) throw new Error('a sale that was written is not there');
  say({ at: 'begun', merchantUid: payment.merchantUid });
  return payment;
}

async function cancelOnce(core: Assembly['core'], chance: Random): Promise<void> {
  const payment = oneOf(
    recent(core).filter((each) => remainingWonOf(each) > 0),
    chance,
  );
  if (!payment) return;
  const leftWon = remainingWonOf(payment);
  const amountWon = chance.unit() < 0.5 ? leftWon : won(1 + Math.floor(chance.unit() * leftWon));
  const request = { merchantUid: payment.merchantUid, amountWon, reason: '고객 변심' };
  await requestCancel(core, () => Promise.resolve(true), request);
}

async function lookOnce(
  core: Assembly['core'],
  drain: Assembly['drain'],
  chance: Random,
): Promise<void> {
  const entry = oneOf(core.ledger.read.queue(), chance);
  if (entry) await drain.workNow(entry.entryId);
}

function recent(core: Assembly['core']): readonly Payment[] {
  return core.ledger.read.page({ day: null, before: null, limit: 20 });
}

function oneOf<T>(all: readonly T[], chance: Random): T | null {
  return all[Math.floor(chance.unit() * all.length)] ?? null;
}
