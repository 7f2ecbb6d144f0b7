import { describe, expect, test } from 'vitest';
import { documents } from './documents.ts';
import { missingWhy, namesInOriginal } from './originals.ts';

describe.skipIf(missingWhy !== null)(
  `the fields are those of the documents themselves${missingWhy === null ? '' : ` (${missingWhy})`}`,
  () => {
    test.each(documents)('document $number', ({ number, fields, asks }) => {
      const original = namesInOriginal(number);
      const ours = fields.map(({ path }) => path);
      expect(ours.toSorted()).toEqual([...original.answer].toSorted());
      expect([...asks].toSorted()).toEqual([...original.asks].toSorted());
    });
  },
);
