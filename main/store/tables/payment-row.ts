import type { Buyer } from '../../../preload/views.ts';
import type { Payment, State } from '../../domain/payment.ts';
import type { PaymentTax } from '../../domain/tax.ts';
import {
  flagIn,
  Misread,
  objectIn,
  type Row,
  textIn,
  textOrNullIn,
  wholeIn,
  wholeOrNullIn,
  wonIn,
  wordIn,
  wordOrNullIn,
} from '../row-values.ts';
import {
  adoptedKinds,
  alarms,
  buyerFields,
  declineReasons,
  modes,
  notChargedWhys,
  paymentStates,
  taxTypes,
} from '../words.ts';

/** The payment a row holds; throws `Misread`. */
export function paymentOf(row: Row): Payment {
  return {
    merchantUid: textIn(row, 'merchant_uid'),
    saleId: textIn(row, 'sale_id'),
    orderNo: textIn(row, 'order_no'),
    amountWon: wonIn(row, 'amount_won'),
    tax: taxIn(row),
    itemName: textIn(row, 'item_name'),
    buyer: buyerOf(objectIn(row, 'buyer')),
    account: {
      mode: wordIn(row, 'mode', modes),
      origin: textIn(row, 'origin'),
      fingerprint: textIn(row, 'fingerprint'),
    },
    adopted: wordOrNullIn(row, 'adopted', adoptedKinds),
    createdMs: wholeIn(row, 'created_ms'),
    state: stateOf(row),
    version: wholeIn(row, 'version'),
    attempts: wholeIn(row, 'attempts'),
    maybeSent: flagIn(row, 'maybe_sent'),
    alarm: wordOrNullIn(row, 'alarm', alarms),
    otherImpUid: textOrNullIn(row, 'other_imp_uid'),
    deferredMs: wholeOrNullIn(row, 'deferred_ms'),
    cancelIfPaid: textOrNullIn(row, 'cancel_if_paid'),
    byHand: textOrNullIn(row, 'by_hand'),
    customerMask: textOrNullIn(row, 'customer_mask'),
    customerTag: textOrNullIn(row, 'customer_tag'),
    updatedMs: wholeIn(row, 'updated_ms'),
  };
}

function taxIn(row: Row): PaymentTax {
  const type = wordIn(row, 'tax_type', taxTypes);
  const taxFreeWon = wonIn(row, 'tax_free_won');
  if (taxFreeWon > wonIn(row, 'amount_won')) throw new Misread('tax_free_won');
  return { type, taxFreeWon };
}

function stateOf(row: Row): State {
  const at = wordIn(row, 'state', paymentStates);
  switch (at) {
    case 'created':
    case 'waiting':
    case 'sending':
      return { at };
    case 'unknown':
      return { at, sinceMs: wholeIn(row, 'since_ms') };
    case 'paid':
      return paidStateOf(row);
    case 'declined':
      return {
        at,
        reason: wordIn(row, 'reason', declineReasons),
        code: textIn(row, 'code'),
        message: textIn(row, 'message'),
        provedMs: wholeIn(row, 'proved_ms'),
      };
    case 'not-charged':
      return {
        at,
        why: wordIn(row, 'why', notChargedWhys),
        provedMs: wholeIn(row, 'proved_ms'),
      };
  }
}

function paidStateOf(row: Row): State {
  const cancelledWon = wonIn(row, 'cancelled_won');
  if (cancelledWon > wonIn(row, 'amount_won')) throw new Misread('cancelled_won');
  const paid = {
    impUid: textIn(row, 'imp_uid'),
    pgTid: textOrNullIn(row, 'pg_tid'),
    approvalNo: textOrNullIn(row, 'approval_no'),
    receiptUrl: textOrNullIn(row, 'receipt_url'),
    paidMs: wholeIn(row, 'paid_ms'),
  };
  return { at: 'paid', paid, cancelledWon };
}

function buyerOf(stored: Row): Buyer {
  for (const [field, value] of Object.entries(stored)) {
    if (!Object.hasOwn(buyerFields, field) || typeof value !== 'string') throw new Misread('buyer');
  }
  return stored;
}
