import { customerContract } from './customer-contract.ts';
import { expose } from './expose.ts';

expose('customer', customerContract);
