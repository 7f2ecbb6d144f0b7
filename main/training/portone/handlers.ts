import { answerBalance } from './balance.ts';
import { answerCancel } from './cancel.ts';
import { answerCharge } from './charge.ts';
import type { Handler } from './desk.ts';
import { success } from './envelope.ts';
import { answerByStatus, answerFind, answerFindAll, answerMany, answerPayment } from './look-up.ts';
import { answerPoint } from './point.ts';
import { answerPrepare, answerPrepared, answerPrepareEdit } from './prepare.ts';
import type { RouteName } from './routes.ts';
import { issueToken } from './token.ts';

/** Who answers what. */
export const handlers: Readonly<Record<RouteName, Handler>> = {
  token: issueToken,
  point: answerPoint,
  charge: answerCharge,
  payment: answerPayment,
  find: answerFind,
  'find-all': answerFindAll,
  many: answerMany,
  'by-status': answerByStatus,
  balance: answerBalance,
  cancel: answerCancel,
  prepare: answerPrepare,
  'prepare-edit': answerPrepareEdit,
  prepared: answerPrepared,
  channels: (desk) => success(desk.channels, desk.switches),
};

/** Calls that change the books. */
export const changing: ReadonlySet<RouteName> = new Set([
  'charge',
  'cancel',
  'prepare',
  'prepare-edit',
]);
