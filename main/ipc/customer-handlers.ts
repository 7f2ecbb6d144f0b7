import type { Handlers, Reply } from '../../preload/call.ts';
import type { CustomerContract } from '../../preload/customer-contract.ts';
import type { Failure } from '../../preload/failure.ts';
import type { App } from '../app/app.ts';
import { obstacleFailure } from '../app/obstacle.ts';
import { customerStateOf } from '../app/till-state.ts';
import { fail, ok } from '../domain/result.ts';
import type { CustomerCommands } from '../services/desk/customer-commands.ts';
import { changeLanguage } from '../setup/save-settings-act.ts';

/** Which service answers which call of the customer's window. */
export function customerHandlers(app: App): Handlers<CustomerContract, Failure> {
  const onDesk = (act: (customer: CustomerCommands) => Reply<null, Failure>) =>
    app.takingTill ? act(app.takingTill.customer) : fail(obstacleFailure(app.obstacle));
  return {
    app: {
      ready: () => ok(customerStateOf(app)),
      language: ({ language }) => changeLanguage(app, language),
    },
    sale: {
      accept: () => onDesk((customer) => customer.accept()),
      step: ({ step }) => onDesk((customer) => customer.step(step)),
      signIn: ({ user, password }) => onDesk((customer) => customer.signIn(user, password)),
      consent: ({ amountWon }) => onDesk((customer) => customer.consent(amountWon)),
      agreeToWait: ({ amountWon }) => onDesk((customer) => customer.agreeToWait(amountWon)),
      again: () => onDesk((customer) => customer.again()),
      stop: () => onDesk((customer) => customer.stop()),
      help: () => onDesk((customer) => customer.help()),
      stay: () => onDesk((customer) => customer.stay()),
      done: () => onDesk((customer) => customer.done()),
    },
  };
}
