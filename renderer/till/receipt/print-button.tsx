import type { ReceiptOf } from '../../../preload/print-views.ts';
import { Button } from '../../shared/button.tsx';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import { printKeyOf } from './print-text.ts';
import { usePaper } from './use-paper.ts';

/** Prints the receipt of what was just done; one that was printed before is shown first. */
export function PrintButton({ of }: { readonly of: ReceiptOf }) {
  const words = useWords();
  const { receipt } = useActs();
  const paper = usePaper(of);
  return (
    <Button hint="F9" disabled={paper.printing !== null} onPress={() => receipt.printOrShow(of)}>
      {words(printKeyOf(paper))}
    </Button>
  );
}
