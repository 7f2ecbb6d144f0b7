import { type RefObject, useEffect, useRef } from 'react';
import type { Won } from '../../../preload/views.ts';
import { Button } from '../../shared/button.tsx';
import { useActs, useView } from '../customer-context.ts';
import { eraseFrom, takeFrom, typeInto } from '../keyboard/entry-field.ts';
import { Keyboard } from '../keyboard/keyboard.tsx';
import { useRealKeys } from '../keyboard/use-real-keys.ts';
import { EntryBox } from '../parts/entry-box.tsx';
import { Heading } from '../parts/heading.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { useWords } from '../words.ts';
import css from './sign-in.module.css';

/**
 * P2 and P3: the ID, then the password. Both are in their inputs and nowhere else: they are read once,
 * when they are handed to main, and the inputs are empty afterwards.
 */
export function SignIn({ amountWon }: { readonly amountWon: Won }) {
  const words = useWords();
  const acts = useActs();
  const { typing, trouble } = useView();
  const id = useRef<HTMLInputElement>(null);
  const pw = useRef<HTMLInputElement>(null);
  useWipe(id, pw);
  const keys = useEntryKeys(id, pw);
  useRealKeys(keys);
  useEffect(() => {
    (typing === 'id' ? id : pw).current?.focus({ preventScroll: true });
  }, [typing]);

  const inTrouble = trouble !== null && trouble !== 'failed';
  return (
    <PadScreen
      amountWon={amountWon}
      out={{ label: words('stop'), onPress: acts.stop }}
      on={{ label: words('confirm'), onPress: keys.onEnter }}
    >
      <div className={css['sign-in']}>
        <div className={css['head']}>
          <Heading focus={false}>{words(`${typing}.title`)}</Heading>
          {typing === 'pw' ? (
            <Button onPress={() => acts.typeIn('id')} className={css['change']}>
              {words('id.change')}
            </Button>
          ) : null}
          {inTrouble ? (
            <p id="entry-hint" className={css['trouble']} role="alert">
              {words(trouble)}
            </p>
          ) : (
            <p id="entry-hint" className={css['hint']}>
              {words(`${typing}.hint`)}
            </p>
          )}
        </div>
        <EntryBox typing={typing} id={id} pw={pw} />
        <Keyboard onChar={keys.onChar} onErase={keys.onErase} quiet={typing === 'pw'} />
      </div>
    </PadScreen>
  );
}

type Input = RefObject<HTMLInputElement | null>;

/** What keys do here, whether they are real or on the screen. */
function useEntryKeys(id: Input, pw: Input) {
  const acts = useActs();
  const { typing } = useView();
  const current = typing === 'id' ? id : pw;
  return {
    onChar: (char: string): void => {
      acts.keyPressed(Date.now());
      if (current.current !== null && !typeInto(current.current, char)) acts.trouble('entry.full');
    },
    onErase: (): void => {
      acts.keyPressed(Date.now());
      if (current.current !== null) eraseFrom(current.current);
    },
    onEscape: (): void => {
      if (typing === 'pw') acts.typeIn('id');
    },
    onEnter: (): void => {
      if (id.current === null || pw.current === null) return;
      if (current.current?.value === '') acts.trouble(`${typing}.missing`);
      else if (typing === 'id') acts.typeIn('pw');
      else acts.signIn(takeFrom(id.current), takeFrom(pw.current));
    },
  };
}

/** Whatever ends this screen, nothing that was typed outlives it. */
function useWipe(id: Input, pw: Input): void {
  useEffect(() => {
    const inputs = [id.current, pw.current];
    return () => {
      for (const input of inputs) if (input !== null) takeFrom(input);
    };
  }, [id, pw]);
}
