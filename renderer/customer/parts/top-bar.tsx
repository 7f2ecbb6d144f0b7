import { ALargeSmall, Contrast } from 'lucide-react';
import type { Won } from '../../../preload/views.ts';
import { Button } from '../../shared/button.tsx';
import { digitsText, wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import { useActs, useCustomerState, useView } from '../customer-context.ts';
import { useWords } from '../words.ts';
import css from './top-bar.module.css';

/** The amount to pay, and the switches for size, contrast and language. */
export function TopBar({ amountWon }: { readonly amountWon?: Won }) {
  const words = useWords();
  const { mode } = useCustomerState();
  return (
    <header className={css['bar']}>
      {mode === 'training' ? (
        <strong className={css['training']}>{words('mode.training')}</strong>
      ) : null}
      {amountWon === undefined ? null : <Amount amountWon={amountWon} />}
      <span className={css['room']} />
      <Looks />
    </header>
  );
}

function Amount({ amountWon }: { readonly amountWon: Won }) {
  const words = useWords();
  const language = useLanguage();
  return (
    <p className={css['amount']} data-long={digitsText(amountWon).length > 7 || undefined}>
      <span>{words('amount.label')}</span> <strong>{wonText(amountWon, language)}</strong>
    </p>
  );
}

function Looks() {
  const words = useWords();
  const acts = useActs();
  const language = useLanguage();
  const { large, contrast } = useView();
  return (
    <>
      <Button onPress={() => acts.toggle('large')} pressed={large} className={css['look']}>
        <ALargeSmall aria-hidden="true" />
        {words('look.large')}
      </Button>
      <Button onPress={() => acts.toggle('contrast')} pressed={contrast} className={css['look']}>
        <Contrast aria-hidden="true" />
        {words('look.contrast')}
      </Button>
      <Button
        onPress={() => acts.language(language === 'ko' ? 'en' : 'ko')}
        className={css['look']}
      >
        {words('look.language')}
      </Button>
    </>
  );
}
