import { readOpenApi } from '../open-api.ts';

export const { faultsOf, fieldsOf, operations } = readOpenApi('portone-v1');
