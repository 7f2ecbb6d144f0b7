import type { Payment } from '../../main/domain/payment.ts';
import { accountFingerprint } from '../../main/secrets/api-keys.ts';
import { Secret } from '../../main/secrets/secret.ts';
import type { CancelState } from '../../preload/payment-views.ts';
import type { Weather } from './faults/weather.ts';
import type { KeychainMood } from './life/keychain.ts';
import type { Machine } from './life/machine.ts';
import { disagreement, judgeRest } from './oracle/rest-rules.ts';
import type { RunParts } from './run-parts.ts';
import { accounts } from './server/tokens.ts';

/** How a run comes to its end. */
export type PeaceActs = {
  /** Nobody dies, nothing fails any more. */
  makePeace(): void;
  /** Starts the till with these keys, unless it runs with them. */
  bootWith(mood: KeychainMood): Promise<void>;
  /** A payment made with these keys is not settled yet. */
  hasOpenOf(mood: KeychainMood): boolean;
  /** Nothing is left to find out for a till with these keys. */
  isQuiet(mood: KeychainMood): boolean;
  judgeRest(): void;
  /** Lets go of every file. */
  end(): void;
};

type Parts = RunParts & { readonly machine: Machine; readonly weather: Weather };

const openStates: ReadonlySet<CancelState> = new Set(['created', 'sending', 'unknown']);

export function peaceActs(parts: Parts): PeaceActs {
  const { world, machine, weather, network, kills, oracle, server, log, disk } = parts;
  const { book } = oracle;
  const isOf = (mood: KeychainMood, payment: Payment | undefined): boolean => {
    const account = accounts[mood === 'other-value' ? 1 : 0];
    return payment?.account.fingerprint === accountFingerprint(new Secret(account.key));
  };
  const isOpen = (payment: Payment): boolean =>
    payment.state.at === 'created' || disagreement(book, server.office, payment) !== null;
  const openOf = (mood: KeychainMood): boolean =>
    [...book.payments.values()].some((payment) => isOf(mood, payment) && isOpen(payment)) ||
    [...book.cancels.values()].some(
      ({ state, merchantUid }) =>
        openStates.has(state) && isOf(mood, book.payments.get(merchantUid)),
    );
  return {
    makePeace() {
      network.faultShare = 0;
      kills.end();
      weather.end();
      world.after(300_000, weather.end);
    },
    async bootWith(mood) {
      machine.calm(mood);
      while (machine.life() === null || !machine.runsCalmly()) {
        machine.quit();
        machine.boot();
        await world.runUntil(world.nowMs() + 60_000);
      }
    },
    hasOpenOf: openOf,
    isQuiet: (mood) => server.office.pending === 0 && !openOf(mood),
    judgeRest() {
      log.add({ event: 'rest' });
      const ledger = machine.life()?.ledger;
      if (ledger) judgeRest(book, server.office, ledger);
      else book.violations.push({ rule: 'stuck', atMs: world.nowMs(), what: 'no till runs' });
    },
    end() {
      machine.end();
      disk.remove();
    },
  };
}
