import type { TillKey } from '../words.ts';

/** What a key of the physical keyboard asks for; the screen decides what it means now. */
export type Command =
  | 'primary'
  | 'back'
  | 'erase'
  | 'clear'
  | 'help'
  | 'new-sale'
  | 'order'
  | 'check'
  | 'history'
  | 'cancel'
  | 'receipt'
  | 'print'
  | 'save-pdf'
  | 'save-png'
  | 'set-up'
  | 'points'
  | 'quick-1000'
  | 'quick-5000'
  | 'quick-10000'
  | 'quick-50000';

type KeyRow = {
  readonly command: Command;
  /** `event.code` values, `Alt+` in front where Alt must be held. */
  readonly codes: readonly string[];
  /** As the help page names the key. */
  readonly shown: string;
  readonly does: TillKey;
};

/** Every key but the digits. The help page draws this table; there is no other list of keys. */
export const keyTable: readonly KeyRow[] = [
  { command: 'primary', codes: ['Enter', 'NumpadEnter'], shown: 'Enter', does: 'key.primary' },
  { command: 'back', codes: ['Escape'], shown: 'Esc', does: 'key.back' },
  { command: 'erase', codes: ['Backspace'], shown: '⌫', does: 'key.erase' },
  { command: 'clear', codes: ['Delete'], shown: 'Delete', does: 'key.clear' },
  { command: 'help', codes: ['F1'], shown: 'F1', does: 'key.help' },
  { command: 'new-sale', codes: ['F2'], shown: 'F2', does: 'key.new-sale' },
  { command: 'order', codes: ['F4'], shown: 'F4', does: 'key.order' },
  { command: 'check', codes: ['F5'], shown: 'F5', does: 'key.check' },
  { command: 'history', codes: ['F6'], shown: 'F6', does: 'key.history' },
  { command: 'cancel', codes: ['F7'], shown: 'F7', does: 'key.cancel' },
  { command: 'receipt', codes: ['F8'], shown: 'F8', does: 'key.receipt' },
  { command: 'print', codes: ['F9'], shown: 'F9', does: 'key.print' },
  { command: 'save-pdf', codes: ['Alt+Digit5'], shown: 'Alt+5', does: 'key.save-pdf' },
  { command: 'save-png', codes: ['Alt+Digit6'], shown: 'Alt+6', does: 'key.save-png' },
  { command: 'set-up', codes: ['F10'], shown: 'F10', does: 'key.set-up' },
  { command: 'points', codes: ['Alt+Digit0'], shown: 'Alt+0', does: 'key.points' },
  { command: 'quick-1000', codes: ['Alt+Digit1'], shown: 'Alt+1', does: 'quick.1000' },
  { command: 'quick-5000', codes: ['Alt+Digit2'], shown: 'Alt+2', does: 'quick.5000' },
  { command: 'quick-10000', codes: ['Alt+Digit3'], shown: 'Alt+3', does: 'quick.10000' },
  { command: 'quick-50000', codes: ['Alt+Digit4'], shown: 'Alt+4', does: 'quick.50000' },
];

const commands: ReadonlyMap<string, Command> = new Map(
  keyTable.flatMap(({ codes, command }) => codes.map((code) => [code, command] as const)),
);

const ofDocument: ReadonlySet<Command> = new Set(['print', 'save-pdf', 'save-png']);

/** Also works while a document is open over everything. */
export function isOfDocument(command: Command | null): command is Command {
  return command !== null && ofDocument.has(command);
}

/** The command of a key press, or null. Ctrl and the system key never belong to us. */
export function commandOf(event: KeyPress): Command | null {
  if (event.ctrlKey || event.metaKey) return null;
  return commands.get(event.altKey ? `Alt+${event.code}` : event.code) ?? null;
}

/** The part of a keyboard event that is looked at. */
export type KeyPress = Pick<
  KeyboardEvent,
  'code' | 'shiftKey' | 'altKey' | 'ctrlKey' | 'metaKey' | 'repeat' | 'timeStamp'
>;
