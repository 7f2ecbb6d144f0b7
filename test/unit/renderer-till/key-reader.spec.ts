import { beforeEach, describe, expect, it } from 'vitest';
import { createKeyReader, type Focus } from '../../../renderer/till/keys/key-reader.ts';
import type { KeyPress } from '../../../renderer/till/keys/key-table.ts';

/** A till that only writes down what the keyboard did, and a clock that the test moves. */
function desk() {
  const did: string[] = [];
  const timers: { atMs: number; act: () => void }[] = [];
  const now = { ms: 1_000, focus: 'page' as Focus, amount: '' };
  const read = createKeyReader(
    {
      type: (key) => {
        now.amount += key;
        did.push(`type ${key}`);
      },
      command: (command) => void did.push(command),
      scanned: (text) => void did.push(`scan ${text}`),
      remember: () => {
        const before = now.amount;
        return () => {
          now.amount = before;
        };
      },
    },
    {
      focus: () => now.focus,
      after: (delayMs, act) => {
        const timer = { atMs: now.ms + delayMs, act };
        timers.push(timer);
        return () => void timers.splice(timers.indexOf(timer), timers.includes(timer) ? 1 : 0);
      },
    },
  );
  const wait = (ms: number): void => {
    now.ms += ms;
    for (const timer of timers.filter(({ atMs }) => atMs <= now.ms)) {
      timers.splice(timers.indexOf(timer), 1);
      timer.act();
    }
  };
  const press = (code: string, more: Partial<KeyPress> = {}): boolean =>
    read({
      code,
      shiftKey: false,
      altKey: false,
      ctrlKey: false,
      metaKey: false,
      repeat: false,
      timeStamp: now.ms,
      ...more,
    });
  const burst = (codes: readonly string[], gapMs: number): void => {
    for (const code of codes) {
      press(code);
      wait(gapMs);
    }
  };
  return { did, now, press, wait, burst };
}

const slip = [...'26112102001731'].map((digit) => `Digit${digit}`);

describe('keys', () => {
  let till: ReturnType<typeof desk>;
  beforeEach(() => {
    till = desk();
  });

  it.each([
    ['Digit7', 'type 7'],
    ['Numpad7', 'type 7'],
    ['NumpadDecimal', 'type 00'],
    ['Enter', 'primary'],
    ['NumpadEnter', 'primary'],
    ['Escape', 'back'],
    ['Backspace', 'erase'],
    ['Delete', 'clear'],
    ['F2', 'new-sale'],
    ['F5', 'check'],
    ['F9', 'print'],
    ['F10', 'set-up'],
  ])('reads %s by its place on the keyboard', (code, what) => {
    expect(till.press(code)).toBe(true);
    expect(till.did).toEqual([what]);
  });

  it('adds quick amounts with Alt', () => {
    till.press('Digit4', { altKey: true });
    expect(till.did).toEqual(['quick-50000']);
  });

  it.each(['KeyA', 'Slash', 'Tab', 'ArrowDown'])('has no use for %s', (code) => {
    expect(till.press(code)).toBe(false);
    expect(till.did).toEqual([]);
  });

  it.each(['F3', 'F11', 'F12'])('keeps %s from the browser', (code) => {
    expect(till.press(code)).toBe(true);
    expect(till.did).toEqual([]);
  });

  it('does not repeat Enter, digits or F-keys while they are held down, but does erase', () => {
    for (const code of ['Enter', 'Digit1', 'F6', 'Backspace']) till.press(code, { repeat: true });
    expect(till.did).toEqual(['erase']);
  });

  it('leaves what is typed in a text field to the field, but not Esc and F-keys', () => {
    till.now.focus = 'text';
    for (const code of ['Digit1', 'Backspace', 'Delete', 'Enter']) {
      expect(till.press(code), code).toBe(false);
    }
    till.press('Escape');
    till.press('F6');
    expect(till.did).toEqual(['back', 'history']);
  });

  it('does nothing while a dialog is open', () => {
    till.now.focus = 'dialog';
    for (const code of ['Digit1', 'Enter', 'Escape', 'F7']) till.press(code);
    expect(till.did).toEqual([]);
  });

  it('presses the focused button with Enter only after Tab brought the focus there', () => {
    till.now.focus = 'button';
    expect(till.press('Enter')).toBe(true);
    till.press('Tab');
    expect(till.press('Enter')).toBe(false);
    till.press('Digit5');
    expect(till.press('Enter')).toBe(true);
    expect(till.did).toEqual(['primary', 'type 5', 'primary']);
  });
});

describe('over an open receipt', () => {
  let till: ReturnType<typeof desk>;
  beforeEach(() => {
    till = desk();
    till.now.focus = 'document';
  });

  it.each([
    ['F9', {}, 'print'],
    ['Digit5', { altKey: true }, 'save-pdf'],
    ['Digit6', { altKey: true }, 'save-png'],
  ])('%s %j does its own', (code, more, what) => {
    expect(till.press(code, more)).toBe(true);
    till.press(code, { ...more, repeat: true });
    expect(till.did).toEqual([what]);
  });

  it.each(['F6', 'F7', 'F8', 'F10', 'F5'])(
    '%s does nothing, nor does the browser with it',
    (code) => {
      expect(till.press(code)).toBe(true);
      expect(till.did).toEqual([]);
    },
  );

  it.each(['Enter', 'NumpadEnter', 'Space', 'Tab', 'Escape', 'ArrowDown', 'PageDown'])(
    '%s alone is left to the dialog and the button that has the focus',
    (code) => {
      expect(till.press(code)).toBe(false);
      expect(till.did).toEqual([]);
    },
  );

  it('a scan presses no button: neither its spaces nor its Enter reach the dialog', () => {
    till.press('KeyA');
    till.wait(12);
    for (const code of ['KeyB', 'Space', 'Digit1', 'Space', 'Digit2']) {
      expect(till.press(code), code).toBe(true);
      till.wait(12);
    }
    expect(till.press('Enter')).toBe(true);
    expect(till.did.filter((what) => !what.startsWith('scan'))).toEqual([]);
  });

  it('an Enter that comes late after a scan, or is held down, presses none either', () => {
    till.burst(slip, 12);
    till.wait(150);
    expect(till.press('Enter')).toBe(true);
    till.wait(2_000);
    expect(till.press('Enter')).toBe(false);
    expect(till.press('Enter', { repeat: true })).toBe(true);
  });
});

describe('a scanner', () => {
  it('never leaves its digits in the amount, nor does its Enter press the black button', () => {
    const till = desk();
    till.press('Digit5');
    till.wait(500);
    till.burst(slip, 12);
    till.press('Enter');
    expect(till.now.amount).toBe('5');
    expect(till.did.filter((what) => !what.startsWith('type'))).toEqual(['scan 26112102001731']);
  });

  it('is recognised without an Enter, and a late one still belongs to it', () => {
    const till = desk();
    till.burst(slip, 12);
    till.wait(100);
    expect(till.now.amount).toBe('');
    expect(till.did.at(-1)).toBe('scan 26112102001731');
    till.press('Enter');
    till.wait(1_000);
    till.press('Enter');
    expect(till.did.filter((what) => what === 'primary')).toHaveLength(1);
  });

  it('reads letters and signs by key and Shift, whatever the input method makes of them', () => {
    const till = desk();
    for (const [code, shiftKey] of [
      ['KeyP', true],
      ['KeyO', true],
      ['Digit2', false],
      ['Minus', false],
      ['KeyA', false],
      ['Minus', true],
      ['Period', false],
    ] as const) {
      till.press(code, { shiftKey });
      till.wait(10);
    }
    till.press('Enter');
    expect(till.did.at(-1)).toBe('scan PO2-a_.');
  });

  it('in a text field is taken instead of the form', () => {
    const till = desk();
    till.now.focus = 'text';
    till.burst(slip, 12);
    expect(till.press('Enter')).toBe(true);
    expect(till.did).toEqual(['scan 26112102001731']);
  });

  it.each([
    ['five characters', slip.slice(0, 5), 12],
    ['quick fingers', slip, 80],
    ['a steady 45 ms', slip, 45],
  ])('is not mistaken for %s', (_, codes, gapMs) => {
    const till = desk();
    till.burst(codes, gapMs);
    till.wait(200);
    till.press('Enter');
    expect(till.did.some((what) => what.startsWith('scan'))).toBe(false);
    expect(till.did.at(-1)).toBe('primary');
    expect(till.now.amount).toHaveLength(codes.length);
  });
});
