import { put } from './shared.ts';

put('till');
