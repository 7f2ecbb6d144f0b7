import type { Handlers, Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import type { App } from '../app/app.ts';
import { obstacleFailure } from '../app/obstacle.ts';
import type { OpenTill } from '../app/open-till.ts';
import { tillStateOf } from '../app/till-state.ts';
import { fail, ok } from '../domain/result.ts';
import { Secret } from '../secrets/secret.ts';
import type { NewSale } from '../services/desk/open-sale.ts';
import { saveKeysAct, testKeys } from '../setup/save-keys-act.ts';
import { savePointsKeysAct, testPointsKeys } from '../setup/save-points-keys-act.ts';
import { changeLanguage, saveSettingsAct } from '../setup/save-settings-act.ts';
import { unlockAct } from '../setup/unlock-act.ts';
import { cancelHandlers } from './cancel-handlers.ts';
import { ledgerHandlers } from './ledger-handlers.ts';
import { paymentHandlers } from './payment-handlers.ts';
import { pointsHandlers } from './points-handlers.ts';
import { receiptHandlers } from './receipt-handlers.ts';

type Answer<T> = Reply<T, Failure>;

/** Which service answers which call of the till. */
export function tillHandlers(app: App): Handlers<TillContract, Failure> {
  const onTill = <T>(act: (till: OpenTill) => Answer<T>): Answer<T> =>
    app.takingTill ? act(app.takingTill) : fail(obstacleFailure(app.obstacle));
  const later = <T>(act: (till: OpenTill) => Promise<Answer<T>>): Promise<Answer<T>> =>
    app.takingTill
      ? app.takingTill.session.core.track(act(app.takingTill))
      : Promise.resolve(fail(obstacleFailure(app.obstacle)));

  return {
    app: {
      ready: () => ok(tillStateOf(app)),
      language: ({ language }) => changeLanguage(app, language),
    },
    sale: {
      begin: (sale) => onTill(({ cashier }) => cashier.begin(newSaleOf(app, sale))),
      stop: () => onTill(({ cashier }) => cashier.stop()),
      restart: () => onTill(({ cashier }) => cashier.restart()),
      extend: () => onTill(({ cashier }) => cashier.extend()),
      acceptPart: () => onTill(({ cashier }) => cashier.acceptPart()),
      retry: () => onTill(({ cashier }) => cashier.retry()),
      sendAgain: () => onTill(({ cashier }) => cashier.sendAgain()),
      acceptWait: () => onTill(({ cashier }) => cashier.acceptWait()),
      dismiss: () => onTill(({ cashier }) => cashier.dismiss()),
      park: () => onTill(({ cashier }) => cashier.park()),
      turn: ({ customer }) => onTill(({ cashier }) => cashier.turn(customer)),
    },
    payments: paymentHandlers(onTill, later, app.authorise),
    cancel: cancelHandlers(later, app.authorise),
    points: pointsHandlers(app, onTill, later),
    receipt: receiptHandlers(app, onTill, later),
    ask: {
      answer({ id, yes }) {
        app.parts.confirmation.answer(id, yes);
        return ok(null);
      },
    },
    ledger: ledgerHandlers(app),
    setup: setupHandlers(app),
  };
}

/** The settings, the keys and the keychain. */
function setupHandlers(app: App): Handlers<TillContract, Failure>['setup'] {
  return {
    settings: () => {
      const { fileSettings: settings, problems } = app;
      return ok({ settings, problems, runMode: app.parts.line.mode });
    },
    save: (settings) => saveSettingsAct(app, settings),
    saveKeys: ({ key, secret, thisRunOnly }) =>
      saveKeysAct(app, { key: new Secret(key), secret: new Secret(secret) }, thisRunOnly),
    test: () => testKeys(app),
    savePointsKeys: ({ key, secret, thisRunOnly }) =>
      savePointsKeysAct(app, { key: new Secret(key), secret: new Secret(secret) }, thisRunOnly),
    testPoints: () => testPointsKeys(app),
    unlock: () => unlockAct(app),
  };
}

/** What the cashier left out is what the settings say. */
function newSaleOf(
  app: App,
  sale: Pick<NewSale, 'amountWon' | 'taxFreeWon'> & Partial<NewSale>,
): NewSale {
  const { itemName = app.settings.sale.itemName, buyer = {} } = sale;
  return { ...sale, itemName, buyer };
}
