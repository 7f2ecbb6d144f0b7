import type { Settings } from '../../preload/settings.ts';

/** The settings of a till in test mode. */
export const someSettings: Settings = {
  schemaVersion: 1,
  mode: 'test',
  language: 'ko',
  shop: {
    name: '강남점',
    businessNumber: '123-45-67890',
    owner: '홍길동',
    address: '서울시 강남구',
    phone: '02-123-4567',
    tillId: 'POS02',
  },
  portone: {
    host: 'https://api.iamport.kr',
    channelKey: 'channel-key-1',
    pg: '',
    memberCode: 'M001',
    tier: '',
    noticeUrl: '',
    sendCustomData: false,
  },
  bunjang: { stagingUrl: '' },
  sale: {
    itemName: '상품',
    maxWon: 1_000_000,
    partPayment: true,
    partialCancel: true,
    buyerFields: [],
  },
  deferred: {
    on: true,
    perChargeWon: 50_000,
    sumWon: 300_000,
    count: 10,
    ageHours: 24,
    unseenWon: 20_000,
    secretMinutes: 30,
  },
  tax: { type: 'taxable' },
  network: { proxy: 'none', trust: 'bundled' },
  screen: { customer: 'second', keypad: '789' },
  printing: { printer: '', paperMm: 80, auto: false },
};
