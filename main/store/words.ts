import type { DeclineReason } from '../../preload/failure.ts';
import type { Adopted, Alarm, CancelState, PaymentState } from '../../preload/payment-views.ts';
import type { BuyerField, Mode, TaxType } from '../../preload/views.ts';
import type { LookUpPurpose } from '../domain/attempt.ts';
import type { NotChargedWhy } from '../domain/payment.ts';
import type { PrintEnd, QueueKind, QueueSubject } from '../domain/queue-entry.ts';
import type { Words } from './row-values.ts';

/** Every word a row may hold, by column; a word the program does not know makes a row unreadable. */
export const modes: Words<Mode> = { training: true, test: true, live: true };

export const paymentStates: Words<PaymentState> = {
  created: true,
  waiting: true,
  sending: true,
  unknown: true,
  paid: true,
  declined: true,
  'not-charged': true,
};

export const cancelStates: Words<CancelState> = {
  created: true,
  sending: true,
  unknown: true,
  done: true,
  refused: true,
  'not-cancelled': true,
  withdrawn: true,
  'needs-person': true,
};

export const alarms: Words<Alarm> = {
  'test-payment-in-live': true,
  'real-payment-in-test': true,
  'two-paid': true,
  'other-amount': true,
  'still-ready': true,
  'cancelled-elsewhere': true,
  'late-paid': true,
  'late-cancelled': true,
  'deferred-not-paid': true,
  'by-hand': true,
  'by-hand-contradicted': true,
  'cancel-stopped': true,
  mismatch: true,
};

export const adoptedKinds: Words<Adopted> = { 'other-till': true, earlier: true };

export const notChargedWhys: Words<NotChargedWhy> = {
  'never-sent': true,
  'refused-before': true,
  'at-door': true,
  'failed-row': true,
  'nothing-found': true,
  'number-used': true,
  withdrawn: true,
  'too-old': true,
  'by-hand': true,
  'test-payment': true,
};

export const declineReasons: Words<DeclineReason> = {
  'not-charged': true,
  'shop-sign-in': true,
  'test-payment': true,
  credentials: true,
  'too-many-tries': true,
  short: true,
  limit: true,
  amount: true,
  later: true,
  duplicate: true,
  crossed: true,
  window: true,
  merchant: true,
  'address-blocked': true,
  'already-cancelled': true,
  'not-found': true,
  checksum: true,
  'partial-refused': true,
  'cancel-busy': true,
  'not-cancellable': true,
  settlement: true,
  other: true,
};

export const lookUpPurposes: Words<LookUpPurpose> = {
  before: true,
  after: true,
  resolve: true,
  watch: true,
  check: true,
  cancel: true,
  adopt: true,
};

export const queueKinds: Words<QueueKind> = {
  resolve: true,
  cancel: true,
  print: true,
  charge: true,
};

export const printedWords: Words<PrintEnd> = { printed: true, unsure: true };

export const subjectKinds: Words<QueueSubject['about']> = {
  payment: true,
  watch: true,
  cancel: true,
};

export const buyerFields: Words<BuyerField> = {
  name: true,
  email: true,
  tel: true,
  addr: true,
  postcode: true,
};

export const taxTypes: Words<TaxType> = { taxable: true, 'tax-free': true, mixed: true };
