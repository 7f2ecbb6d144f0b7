import { useEffect } from 'react';
import { useStore } from 'zustand';
import type { ReceiptOf } from '../../../preload/print-views.ts';
import { useTill } from '../till-context.ts';
import { keyOf, newPaper, type Paper } from './paper.ts';

/** The receipt or slip as the printer knows it, read again with every change while it is on view. */
export function usePaper(of: ReceiptOf, slip = false): Paper {
  const { papers } = useTill().stores;
  const key = keyOf(of);
  const paper = useStore(papers.store, (all) => all[key]) ?? newPaper(of);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for the document
  useEffect(() => papers.watch(of, slip), [papers, key, slip]);
  return paper;
}
