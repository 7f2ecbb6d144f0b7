import { type Document, fieldsIn } from './document.ts';

/** Every field the charge document names, with a value of its own and of the type it names. */
export const chargeExample = {
  code: 0,
  message: 'string',
  response: {
    imp_uid: 'imps_123456789012',
    merchant_uid: 'T1-20261121-000042',
    pay_method: 'point',
    channel: 'api',
    pg_provider: 'kcp',
    emb_pg_provider: 'kcp_hub',
    pg_tid: '26112100000042',
    pg_id: 'T0000',
    escrow: true,
    apply_num: '00112233',
    bank_code: '004',
    bank_name: '국민은행',
    card_code: '361',
    card_name: 'BC카드',
    card_quota: 3,
    card_number: '910000******1234',
    card_type: '1',
    vbank_code: '011',
    vbank_name: '농협',
    vbank_holder: '홍길순',
    vbank_date: '1790009000',
    vbank_issued_at: '1790000900',
    name: '도시락 외 2건',
    amount: 12_500,
    cancel_amount: 2_500,
    currency: 'KRW',
    buyer_name: '홍길동',
    buyer_email: 'hong@example.com',
    buyer_tel: '010-0000-0000',
    buyer_addr: '서울시 어딘가 1',
    buyer_postcode: '06000',
    custom_data: '{"till":"T1"}',
    user_agent: 'counter/1.0',
    status: 'paid',
    started_at: '1790000100',
    paid_at: '1790000101',
    failed_at: '1790000102',
    cancelled_at: '1790003600',
    fail_reason: '[8148] 한도초과',
    cancel_reason: '일부 반품',
    receipt_url: 'https://example.com/receipt',
    cash_receipt_issued: true,
    customer_uid: 'customer-1',
    customer_uid_usage: 'payment',
    cancel_history: [
      {
        pg_tid: '26112100000043',
        amount: 2_500,
        cancelled_at: '1790003601',
        reason: '도시락 1개 반품',
        receipt_url: 'https://example.com/cancel',
      },
    ],
  },
} as const;

/** One charge with points. */
export const chargeDocument: Document = {
  number: '001',
  example: chargeExample,
  fields: fieldsIn(`
    code                                    envelope-code  -
    message                                 message        -
    response                                object         -
    response.imp_uid                        number         impUid
    response.merchant_uid                   number         merchantUid
    response.pay_method                     text           payMethod
    response.channel                        text           channel
    response.pg_provider                    text           pgProvider
    response.emb_pg_provider                text           embPgProvider
    response.pg_tid                         text           pgTid
    response.pg_id                          text           pgId
    response.escrow                         flag           escrow
    response.apply_num                      text           applyNum
    response.bank_code                      text           bankCode
    response.bank_name                      text           bankName
    response.card_code                      text           cardCode
    response.card_name                      text           cardName
    response.card_quota                     count          cardQuota
    response.card_number                    text           cardNumber
    response.card_type                      code           cardType
    response.vbank_code                     text           vbankCode
    response.vbank_name                     text           vbankName
    response.vbank_holder                   text           vbankHolder
    response.vbank_date                     time           vbankDateS
    response.vbank_issued_at                time           vbankIssuedAtS
    response.name                           text           name
    response.amount                         won            amountWon
    response.cancel_amount                  cancelled-sum  cancelAmountWon
    response.currency                       currency       currency
    response.buyer_name                     text           buyerName
    response.buyer_email                    text           buyerEmail
    response.buyer_tel                      text           buyerTel
    response.buyer_addr                     text           buyerAddr
    response.buyer_postcode                 text           buyerPostcode
    response.custom_data                    json           customData
    response.user_agent                     text           userAgent
    response.status                         word           status
    response.started_at                     time           startedAtS
    response.paid_at                        time           paidAtS
    response.failed_at                      time           failedAtS
    response.cancelled_at                   time           cancelledAtS
    response.fail_reason                    text           failReason
    response.cancel_reason                  text           cancelReason
    response.receipt_url                    text           receiptUrl
    response.cash_receipt_issued            flag           cashReceiptIssued
    response.customer_uid                   text           customerUid
    response.customer_uid_usage             text           customerUidUsage
    response.cancel_history                 rows           cancelHistory
    response.cancel_history[].pg_tid        text           cancelHistory.0.pgTid
    response.cancel_history[].amount        won            cancelHistory.0.amountWon
    response.cancel_history[].cancelled_at  time           cancelHistory.0.cancelledAtS
    response.cancel_history[].reason        text           cancelHistory.0.reason
    response.cancel_history[].receipt_url   text           cancelHistory.0.receiptUrl
  `),
  asks: [
    'benepia_user',
    'benepia_password',
    'merchant_uid',
    'amount',
    'name',
    'buyer_name',
    'buyer_email',
    'buyer_tel',
    'buyer_addr',
    'buyer_postcode',
    'pg',
    'notice_url',
    'custom_data',
  ],
};
