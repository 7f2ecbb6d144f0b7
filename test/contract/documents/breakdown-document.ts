import { type AnswerField, type Document, fieldsIn } from './document.ts';

const none = { tax_free: 0, supply: 0, vat: 0, service: 0 };
const means = { cash_receipt: none, primary: none, secondary: none, discount: none };

/** The response model, word for word: zeros everywhere. */
export const breakdownModel = {
  code: 0,
  message: 'string',
  response: { amount: 0, ...means, histories: [{ ...means, created: 0 }] },
};

const part = (from: number) => ({
  tax_free: from,
  supply: from + 1,
  vat: from + 2,
  service: from + 3,
});

/** The same with a value of its own in every place. */
export const breakdownExample = {
  code: 0,
  message: 'string',
  response: {
    amount: 12_500,
    cash_receipt: part(10),
    primary: part(20),
    secondary: part(30),
    discount: part(40),
    histories: [
      {
        cash_receipt: part(-110),
        primary: part(-120),
        secondary: part(-130),
        discount: part(-140),
        created: 1_790_003_600,
      },
    ],
  },
};

const ourMeans = {
  cash_receipt: 'cashReceipt',
  primary: 'primary',
  secondary: 'secondary',
  discount: 'discount',
};
const ourParts = {
  tax_free: 'taxFreeWon',
  supply: 'supplyWon',
  vat: 'vatWon',
  service: 'serviceWon',
};

/** The four means with their four parts, below `wire`, told below `ours`. */
function meansFields(wire: string, ours: string): readonly AnswerField[] {
  return Object.entries(ourMeans).flatMap(([mean, meanTold]) => [
    { path: `${wire}.${mean}`, kind: 'object', reads: null },
    ...Object.entries(ourParts).map(
      ([name, told]): AnswerField => ({
        path: `${wire}.${mean}.${name}`,
        kind: 'signed',
        reads: `${ours}${meanTold}.${told}`,
      }),
    ),
  ]);
}

/** The breakdown of one payment. */
export const breakdownDocument: Document = {
  number: '003',
  example: breakdownExample,
  fields: [
    ...fieldsIn(`
      code                          envelope-code  -
      message                       message        -
      response                      object         -
      response.amount               won            amountWon
    `),
    ...meansFields('response', ''),
    { path: 'response.histories', kind: 'rows', reads: 'histories' },
    ...meansFields('response.histories[]', 'histories.0.'),
    { path: 'response.histories[].created', kind: 'time', reads: 'histories.0.createdAtS' },
  ],
  asks: ['imp_uid'],
};
