import { expose } from './expose.ts';
import { tillContract } from './till-contract.ts';

expose('till', tillContract);
