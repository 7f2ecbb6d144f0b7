import { Button } from '../../shared/button.tsx';
import type { Command } from '../keys/key-table.ts';
import { useTill } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './shell.module.css';

const places = [
  { command: 'history', hint: 'F6', word: 'nav.history' },
  { command: 'cancel', hint: 'F7', word: 'nav.cancel' },
  { command: 'receipt', hint: 'F8', word: 'nav.receipt' },
  { command: 'points', hint: 'Alt+0', word: 'nav.points' },
  { command: 'set-up', hint: 'F10', word: 'nav.set-up' },
  { command: 'help', hint: 'F1', word: 'nav.help' },
] as const satisfies readonly { readonly command: Command; readonly [key: string]: string }[];

/** The keys below the screen; each does what its F-key does. */
export function Nav() {
  const words = useWords();
  const { keys } = useTill();
  return (
    <nav className={css['nav']} aria-label={words('nav')}>
      {places.map(({ command, hint, word }) => (
        <Button key={command} hint={hint} onPress={() => keys.command(command)}>
          {words(word)}
        </Button>
      ))}
    </nav>
  );
}
