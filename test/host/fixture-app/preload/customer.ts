import { put } from './shared.ts';

put('customer');
