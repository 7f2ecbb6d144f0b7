import { cancelMutants } from './cancel-mutants.ts';
import { chargeMutants } from './charge-mutants.ts';
import { deferralMutants } from './deferral-mutants.ts';
import { ledgerMutants } from './ledger-mutants.ts';
import { lookUpMutants } from './look-up-mutants.ts';
import type { Mutant } from './mutant.ts';

/** Every planted bug; the simulator must find each. */
export const mutants: readonly Mutant[] = [
  ...chargeMutants,
  ...lookUpMutants,
  ...cancelMutants,
  ...deferralMutants,
  ...ledgerMutants,
];
