import { Delete } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from '../../shared/button.tsx';
import { classNames } from '../../shared/class-names.ts';
import type { DigitKey } from '../flow/digits.ts';
import { useWords } from '../words.ts';
import css from './keypad.module.css';

type Order = '789' | '123';

const rows: Readonly<Record<Order, readonly (readonly DigitKey[])[]>> = {
  '789': [
    ['7', '8', '9'],
    ['4', '5', '6'],
    ['1', '2', '3'],
  ],
  '123': [
    ['1', '2', '3'],
    ['4', '5', '6'],
    ['7', '8', '9'],
  ],
};

/** Quick amounts, largest on top beside the first row. */
const quickKeys = [
  { won: 50_000, word: 'quick.50000' },
  { won: 10_000, word: 'quick.10000' },
  { won: 5_000, word: 'quick.5000' },
  { won: 1_000, word: 'quick.1000' },
] as const;

/** The keys of an amount. `onQuick` adds the right column; `children` is the wide key at the bottom. */
export function Keypad(props: {
  readonly order: Order;
  readonly onKey: (key: DigitKey) => void;
  readonly onErase: () => void;
  /** Left out where there is no room for the key; Delete clears there too. */
  readonly onClear?: () => void;
  readonly onQuick?: (plusWon: number) => void;
  readonly disabled?: boolean;
  readonly children?: ReactNode;
}) {
  const words = useWords();
  const { onQuick, onKey, onClear, disabled = false } = props;
  return (
    <section
      className={classNames(
        css['keypad'],
        onQuick === undefined && css['narrow'],
        onClear === undefined && css['bare'],
      )}
      aria-label={words('keypad')}
    >
      <div className={css['digits']}>
        {rows[props.order].flat().map((key) => (
          <Digit key={key} digit={key} onKey={onKey} disabled={disabled} />
        ))}
        <Digit digit="00" onKey={onKey} disabled={disabled} />
        <Digit digit="0" onKey={onKey} disabled={disabled} />
        <Button kind="key" name={words('keypad.erase')} disabled={disabled} onPress={props.onErase}>
          <Delete aria-hidden="true" size={34} />
        </Button>
      </div>
      {onQuick === undefined ? null : <QuickKeys onQuick={onQuick} />}
      {onClear === undefined ? null : (
        <Button kind="quick" disabled={disabled} onPress={onClear}>
          {words('keypad.clear')}
        </Button>
      )}
      {props.children}
    </section>
  );
}

function Digit(props: {
  readonly digit: DigitKey;
  readonly onKey: (key: DigitKey) => void;
  readonly disabled: boolean;
}) {
  return (
    <Button kind="key" disabled={props.disabled} onPress={() => props.onKey(props.digit)}>
      {props.digit}
    </Button>
  );
}

function QuickKeys({ onQuick }: { readonly onQuick: (plusWon: number) => void }) {
  const words = useWords();
  return (
    <div className={css['quick']}>
      {quickKeys.map(({ won, word }) => (
        <Button key={won} kind="quick" onPress={() => onQuick(won)}>
          {words(word)}
        </Button>
      ))}
    </div>
  );
}
