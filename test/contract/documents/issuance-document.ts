import { type Document, fieldsIn } from './document.ts';

/** The example values of the schema, word for word; it names none for the amount. */
export const issuanceExample = {
  data: {
    id: '123',
    amount: 50_000,
    status: 'READY',
    createdAt: '2023-10-27T10:00:00',
    modifiedAt: '2023-10-27T10:00:05',
    preparedVbankInfo: {
      vbankDueDate: '2023-10-28T23:59:59',
      vbankAccountNumber: '451235741265',
      bankName: '국민은행',
      vbankHolderName: '번개장터',
    },
  },
} as const;

/** The five statuses of the document, and what each is called here. */
export const issuanceStatuses = {
  WAITED: 'waited',
  READY: 'ready',
  DONE: 'done',
  CANCELLED: 'cancelled',
  FAIL: 'failed',
} as const;

/** One issuance of Bunjang points. */
export const issuanceDocument: Document = {
  number: '002',
  example: issuanceExample,
  fields: fieldsIn(`
    data                                       object           -
    data.id                                    issuance-number  issuanceId
    data.amount                                won              amountWon
    data.status                                word             statusText
    data.createdAt                             korean-time      createdMs
    data.modifiedAt                            korean-time      modifiedMs
    data.preparedVbankInfo                     account          account
    data.preparedVbankInfo.vbankDueDate        korean-time      account.dueMs
    data.preparedVbankInfo.vbankAccountNumber  account-words    account.accountNumber
    data.preparedVbankInfo.bankName            account-words    account.bankName
    data.preparedVbankInfo.vbankHolderName     account-words    account.holderName
  `),
  asks: ['id', 'Authorization'],
};
