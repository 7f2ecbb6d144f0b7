import { defaultSettings } from '../../../main/config/settings-schema.ts';

/** What stands in a field, and so what is wrong for it. */
export type FieldKind =
  | { readonly is: 'won' | 'won-or-0' }
  | { readonly is: 'flag' }
  /** Names a document: an object of its own. */
  | { readonly is: 'document' }
  /** One of these numbers. */
  | { readonly is: 'number'; readonly of: readonly number[] }
  | { readonly is: 'word'; readonly of: readonly string[] }
  | {
      readonly is: 'text' | 'secret' | 'key' | 'uid' | 'cancel-id' | 'printer';
      readonly max: number;
      readonly min?: number;
    };

export type Field = FieldKind & {
  readonly sample: unknown;
  readonly optional?: true;
  readonly nullable?: true;
};

const uid = { is: 'uid', max: 40, sample: 'T1-20261121-0001-1ABCD' } as const;
const issuance = { is: 'uid', max: 64, sample: '132' } as const;
const won = { is: 'won', sample: 12_500 } as const;
const receipt: Readonly<Record<string, Field>> = {
  merchantUid: uid,
  cancelId: { is: 'cancel-id', max: 6, sample: 'C7F3K2', optional: true },
};
const language = { language: { is: 'word', of: ['ko', 'en'], sample: 'en' } } as const;

/** Every call that takes something: its fields. What is not here takes nothing. */
export const callFields: Readonly<Record<string, Readonly<Record<string, Field>>>> = {
  'till/app/language': language,
  'till/sale/begin': {
    amountWon: won,
    taxFreeWon: { is: 'won-or-0', sample: 500, optional: true },
    itemName: { is: 'text', max: 40, sample: '도시락 🍱', optional: true },
  },
  'till/sale/turn': { customer: { is: 'flag', sample: true } },
  'till/payments/list': {
    day: { is: 'word', of: ['today', 'all'], sample: 'all' },
    before: { ...uid, optional: true },
  },
  'till/payments/find': { text: { is: 'text', max: 64, sample: 'imps_123' } },
  'till/payments/adopt': { text: { ...uid, sample: 'imps_123' } },
  'till/payments/detail': { merchantUid: uid },
  'till/payments/check': { merchantUid: uid },
  'till/payments/breakdown': { merchantUid: uid },
  'till/payments/acknowledge': { merchantUid: uid },
  'till/payments/settleByHand': {
    merchantUid: uid,
    as: { is: 'word', of: ['paid', 'not-charged'], sample: 'paid' },
    impUid: { is: 'uid', max: 40, sample: 'imps_448280090638' },
    evidence: { is: 'text', max: 200, min: 4, sample: '콘솔 14:20 확인' },
  },
  'till/payments/askAgain': { merchantUid: uid },
  'till/payments/withdraw': { merchantUid: uid },
  'till/cancel/send': {
    merchantUid: uid,
    amountWon: won,
    reason: { is: 'text', max: 200, sample: '고객 변심' },
  },
  'till/cancel/other': {
    merchantUid: uid,
    reason: { is: 'text', max: 200, sample: '중복 결제' },
  },
  'till/cancel/ifPaid': {
    merchantUid: uid,
    reason: { is: 'text', max: 200, sample: '고객이 자리를 떠남', nullable: true },
  },
  'till/cancel/withdraw': { cancelId: { is: 'cancel-id', max: 6, sample: 'C7F3K2' } },
  'till/receipt/show': receipt,
  'till/receipt/standing': receipt,
  'till/receipt/print': receipt,
  'till/receipt/withdrawPrint': receipt,
  'till/receipt/seenOnPaper': receipt,
  'till/receipt/save': {
    of: { is: 'document', sample: { merchantUid: uid.sample } },
    as: { is: 'word', of: ['pdf', 'png'], sample: 'png' },
  },
  'till/receipt/testPage': {
    printer: { is: 'printer', max: 250, sample: '영수증 프린터' },
    paperMm: { is: 'number', of: [80, 58], sample: 58 },
  },
  'till/points/lookUp': { issuanceId: issuance },
  'till/points/request': { amountWon: won },
  'till/points/cancel': { issuanceId: issuance },
  'till/points/settle': {
    requestId: { is: 'cancel-id', max: 6, sample: 'P7F3K2' },
    issuanceId: { ...issuance, nullable: true },
    evidence: { is: 'text', max: 200, min: 4, sample: '번개장터 화면에서 132번 확인' },
  },
  'till/points/slip': { issuanceId: issuance },
  'till/ask/answer': {
    id: { is: 'text', max: 40, sample: 'ABCDEFGH' },
    yes: { is: 'flag', sample: false },
  },
  'till/setup/saveKeys': {
    key: { is: 'key', max: 60, sample: 'key-1' },
    secret: { is: 'key', max: 200, sample: 'secret-1' },
    thisRunOnly: { is: 'flag', sample: true },
  },
  'till/setup/savePointsKeys': {
    key: { is: 'key', max: 64, sample: 'access-key-1' },
    secret: { is: 'key', max: 128, sample: 'c2VjcmV0LTE=' },
    thisRunOnly: { is: 'flag', sample: true },
  },
  'customer/app/language': language,
  'customer/sale/step': { step: { is: 'word', of: ['id', 'pw'], sample: 'pw' } },
  'customer/sale/signIn': {
    user: { is: 'secret', max: 64, sample: '민지 kim' },
    password: { is: 'secret', max: 64, sample: ' p@ss wörd 🔑 ' },
  },
  'customer/sale/consent': { amountWon: won },
  'customer/sale/agreeToWait': { amountWon: won },
};

/** The buyer's fields of a sale, which are all optional. Source: charge document. */
export const buyerFields: Readonly<Record<string, Field>> = {
  name: { is: 'text', max: 16, sample: '김민지' },
  email: { is: 'text', max: 64, sample: 'a@b.kr' },
  tel: { is: 'text', max: 16, sample: '010-0000-0000' },
  addr: { is: 'text', max: 128, sample: '서울' },
  postcode: { is: 'text', max: 8, sample: '04524' },
};

/** An argument that is right; the settings have a parser and tests of their own. */
export function rightArgument(channel: string): unknown {
  if (channel === 'till/setup/save') return defaultSettings;
  const fields = callFields[channel];
  if (!fields) return undefined;
  return Object.fromEntries(Object.entries(fields).map(([name, { sample }]) => [name, sample]));
}

/** Stands in wrong values, so that a failure which repeats one can be found. */
export const mark = 'HUNTER2';

const notTexts = [null, 7, true, [mark], { [mark]: mark }, Number.NaN];
const control = [`${mark}\n`, `${mark}\u0000`, `\u202e${mark}`, `${mark}\u2028`, `${mark}\ud800`];

const notWon = [
  ...[-1, 0.5, 12_500.5, Number.NaN, Number.POSITIVE_INFINITY, 1e9, 100_000_000, 2 ** 53],
  ...['100', mark, null, true, [100], { amountWon: 100 }, 100n],
];

/** Values that are wrong in a field; `undefined` stands for leaving it out. */
export function wrongValues(field: Field): readonly unknown[] {
  const missing = field.optional ? [] : [undefined];
  switch (field.is) {
    case 'won':
      return [...missing, 0, -0, ...notWon];
    case 'won-or-0':
      return [...missing, ...notWon];
    case 'flag':
      return [...missing, null, 0, 1, 'true', mark, [true], {}];
    case 'document':
      return [...missing, null, 0, true, mark, [{}]];
    case 'number':
      return [...missing, null, ...field.of.map(String), 0, 57, 80.5, mark, Number.NaN];
    case 'printer':
      return [...missing, ...notTexts, ...control, 'p'.repeat(field.max + 1)];
    case 'word':
      return [...missing, null, 0, '', mark, ...field.of.map((word) => word.toUpperCase())];
    case 'text':
      return [
        ...missing,
        ...notTexts.filter((value) => value !== null || !field.nullable),
        ...[
          '',
          '   ',
          ` ${'ㄱ'.repeat((field.min ?? 1) - 1)} `,
          ...control,
          'ㄱ'.repeat(field.max + 1),
        ],
      ];
    case 'secret':
      return [...missing, ...notTexts, '', ...control, '🔑'.repeat(field.max + 1)];
    case 'key':
      return [
        ...missing,
        ...notTexts,
        '',
        `${mark} x`,
        ` ${mark}`,
        `${mark}é`,
        ...control,
        'k'.repeat(field.max + 1),
      ];
    case 'uid':
      return [
        ...missing,
        ...notTexts.filter((value) => value !== null || !field.nullable),
        '',
        `${mark} x`,
        `../${mark}`,
        `${mark}한`,
        ...control,
        'u'.repeat(field.max + 1),
      ];
    case 'cancel-id':
      return [...missing, ...notTexts, '', 'C7F3K', 'c7f3k2', 'C7F3K2\n', `${mark}${mark}`];
  }
}
