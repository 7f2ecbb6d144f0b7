import { z } from 'zod';
import type { Parsers } from '../../preload/call.ts';
import type { CustomerContract } from '../../preload/customer-contract.ts';
import { parsed, secretText, wonAbove0 } from './fields.ts';

const signIn = z.strictObject({ user: secretText, password: secretText });

/** Every argument the customer's window may send. A refused one is never repeated in the answer. */
export const customerParsers: Parsers<CustomerContract> = {
  app: {
    language: (raw) => parsed(z.strictObject({ language: z.enum(['ko', 'en']) }), 'language', raw),
  },
  sale: {
    step: (raw) => parsed(z.strictObject({ step: z.enum(['id', 'pw']) }), 'customer', raw),
    signIn: (raw) => parsed(signIn, 'customer', raw),
    agreeToWait: (raw) => parsed(z.strictObject({ amountWon: wonAbove0 }), 'customer', raw),
    consent: (raw) => parsed(z.strictObject({ amountWon: wonAbove0 }), 'customer', raw),
  },
};
