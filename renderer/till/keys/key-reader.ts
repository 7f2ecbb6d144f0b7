import type { DigitKey } from '../flow/digits.ts';
import { charOf } from './code-chars.ts';
import { type Command, commandOf, isOfDocument, type KeyPress } from './key-table.ts';
import { createScanWatch } from './scan-watch.ts';

/** What the keyboard may do to the till. */
export type KeyActs = {
  /** A digit or `00`; ignored where no amount is typed. */
  type(key: DigitKey): void;
  command(command: Command): void;
  /** A scanner read this. */
  scanned(text: string): void;
  /** The amount as it is now; the answer puts it back. */
  remember(): () => void;
};

/** Where the focus is, as far as keys care; `document` is the dialog of a receipt or slip. */
export type Focus = 'page' | 'button' | 'text' | 'dialog' | 'document';

type Port = {
  readonly focus: () => Focus;
  readonly after: (delayMs: number, act: () => void) => () => void;
};

/** Turns key presses into digits, commands and scans. Answers true when the page must not see the key. */
export function createKeyReader(acts: KeyActs, port: Port): (event: KeyPress) => boolean {
  const scan = createScanWatch({ ...acts, after: port.after });
  /** The person moves with Tab or arrows: Enter then presses the button that has the focus. */
  let walking = false;

  function enter(event: KeyPress, focus: Focus): boolean {
    if (event.repeat) return focus !== 'text';
    if (scan.tookEnter(event.timeStamp)) return true;
    if (focus === 'text' || (focus === 'button' && walking)) return false;
    acts.command('primary');
    return true;
  }

  function char(event: KeyPress, focus: Focus): boolean {
    const typed = charOf(event.code, event.shiftKey);
    if (typed === null || event.repeat || hasModifier(event)) return false;
    scan.char(typed, event.timeStamp);
    const key = digitKeyOf(event);
    if (focus === 'text' || key === null) return false;
    walking = false;
    acts.type(key);
    return true;
  }

  function command(asked: Command, event: KeyPress, focus: Focus): boolean {
    scan.forget();
    const edits = asked === 'erase' || asked === 'clear';
    if (edits && focus === 'text') return false;
    if (!event.repeat || asked === 'erase') acts.command(asked);
    return true;
  }

  /** A receipt is open: its own keys work, and a scan can neither print nor close it. */
  function inDocument(event: KeyPress): boolean {
    const asked = commandOf(event);
    if (asked === 'primary') return event.repeat || scan.tookEnter(event.timeStamp);
    if (isOfDocument(asked)) return command(asked, event, 'page');
    const typed = hasModifier(event) ? null : charOf(event.code, event.shiftKey);
    if (typed === null) return isFunctionKey(event);
    const inBurst = scan.isRunning(event.timeStamp);
    if (!event.repeat) scan.char(typed, event.timeStamp);
    // Space alone presses the button that has the focus; in the midst of a scan it is one of its characters.
    return inBurst;
  }

  return (event) => {
    const focus = port.focus();
    if (focus === 'dialog') return isFunctionKey(event);
    if (focus === 'document') return inDocument(event);
    if (/^(Tab|Arrow)/.test(event.code)) walking = true;
    const asked = commandOf(event);
    if (asked === 'primary') return enter(event, focus);
    if (asked !== null) return command(asked, event, focus);
    return char(event, focus) || isFunctionKey(event);
  };
}

function hasModifier({ altKey, ctrlKey, metaKey }: KeyPress): boolean {
  return altKey || ctrlKey || metaKey;
}

/** The digit a key means on the keypad; the decimal key of the number block is `00`. */
function digitKeyOf({ code, shiftKey }: KeyPress): DigitKey | null {
  if (code === 'NumpadDecimal') return '00';
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1];
  if (digit === undefined || (shiftKey && code.startsWith('Digit'))) return null;
  return isDigit(digit) ? digit : null;
}

function isDigit(text: string): text is DigitKey {
  return /^\d$/.test(text);
}

/** The browser's own F5 would load the page again; F10 and F11 have meanings of their own too. */
function isFunctionKey({ code }: KeyPress): boolean {
  return /^F\d{1,2}$/.test(code);
}
