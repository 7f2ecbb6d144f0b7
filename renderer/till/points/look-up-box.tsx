import type { FormEvent } from 'react';
import { Button } from '../../shared/button.tsx';
import { useFirstFocus } from '../../shared/focus.ts';
import panelCss from '../panels/panels.module.css';
import { useActs, usePoints, useTill } from '../till-context.ts';
import { useWords } from '../words.ts';
import { numberDigitsMax } from './points-store.ts';

/** The number of a request, typed, keyed by touch or scanned. */
export function LookUpBox() {
  const words = useWords();
  const acts = useActs();
  const { points } = useTill().stores;
  const { number, pad, busy } = usePoints();
  const input = useFirstFocus<HTMLInputElement>();
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    acts.points.lookUp();
  };
  return (
    <search>
      <form className={panelCss['find']} onSubmit={find} autoComplete="off">
        <input
          ref={input}
          type="text"
          inputMode="numeric"
          maxLength={numberDigitsMax}
          aria-label={words('points.look-up')}
          placeholder={words('points.look-up')}
          value={number}
          onChange={(event) => points.setNumber(event.currentTarget.value)}
        />
        <Button submit disabled={number === '' || busy.includes('look-up')}>
          {words('history.find.button')}
        </Button>
        <Button pressed={pad} onPress={points.togglePad}>
          {words('points.look-up.pad')}
        </Button>
      </form>
    </search>
  );
}
