import { type Document, fieldsIn } from './document.ts';

/** Points of one customer: its response model, word for word. */
export const pointDocument: Document = {
  number: '000',
  example: { code: 0, message: 'string', response: { point: 0 } },
  fields: fieldsIn(`
    code            envelope-code  -
    message         message        -
    response        object         -
    response.point  points         point
  `),
  asks: ['benepia_user', 'benepia_password', 'pg'],
};
