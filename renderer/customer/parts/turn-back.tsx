import { useWords } from '../words.ts';

/** On the one screen that is turned to the customer: turn it back now. */
export function TurnBack({ turned }: { readonly turned: boolean }) {
  const words = useWords();
  return turned ? <p>{words('turn-back')}</p> : null;
}
