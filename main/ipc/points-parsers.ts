import { z } from 'zod';
import type { Parsers } from '../../preload/call.ts';
import { evidenceChars } from '../../preload/hand-settlement.ts';
import type { TillContract } from '../../preload/till-contract.ts';
import { issuanceId, parsed, requestId, text, wonAbove0 } from './fields.ts';

const ofIssuance = z.strictObject({ issuanceId });

/** The arguments of the calls about the shop's own points. */
export const pointsParsers: Parsers<TillContract>['points'] = {
  lookUp: (raw) => parsed(ofIssuance, 'points', raw),
  request: (raw) => parsed(z.strictObject({ amountWon: wonAbove0 }), 'points', raw),
  cancel: (raw) => parsed(ofIssuance, 'points', raw),
  settle: (raw) =>
    parsed(
      z.strictObject({
        requestId,
        issuanceId: issuanceId.nullable(),
        evidence: text(evidenceChars.max, evidenceChars.min),
      }),
      'points',
      raw,
    ),
  slip: (raw) => parsed(ofIssuance, 'points', raw),
};
