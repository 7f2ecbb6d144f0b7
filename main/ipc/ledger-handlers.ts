import type { Handlers } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import type { App } from '../app/app.ts';
import { obstacleFailure } from '../app/obstacle.ts';
import type { OpenTill } from '../app/open-till.ts';
import { fail } from '../domain/result.ts';
import { stopLedgerWork, tryLedgerAgain, workOnLedger } from '../setup/ledger-acts.ts';
import { putBackAct, rereadAct } from '../setup/restore-acts.ts';

type Care = OpenTill['session']['care'];

/** The calls about the ledger as a file. */
export function ledgerHandlers(app: App): Handlers<TillContract, Failure>['ledger'] {
  const onLedger = <T>(act: (care: Care) => T) =>
    app.takingTill ? act(app.takingTill.session.care) : fail(obstacleFailure(app.obstacle));
  return {
    tryAgain: () => tryLedgerAgain(app),
    check: () => onLedger(({ check }) => workOnLedger(check)),
    backUp: () => onLedger(({ backUp }) => workOnLedger(backUp)),
    reread: () => rereadAct(app),
    putBack: () => putBackAct(app),
    stopWork() {
      app.till?.session.rereading.stop();
      return onLedger(stopLedgerWork);
    },
  };
}
