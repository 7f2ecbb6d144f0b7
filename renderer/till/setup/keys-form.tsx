import { type FormEvent, useId, useRef } from 'react';
import { Button } from '../../shared/button.tsx';
import { useWords } from '../words.ts';
import { FaultLine } from './fields.tsx';
import css from './set-up.module.css';
import { useFault } from './set-up-context.ts';
import type { Keys } from './set-up-store.ts';

/** A key and its secret: they go in once and are never shown again, and the fields are emptied as they are sent. */
export function KeysForm(props: {
  /** What main calls the pair; names the faults. */
  readonly pair: 'keys' | 'pointsKeys';
  readonly keyLabel: string;
  readonly secretLabel: string;
  readonly keychainReady: boolean;
  readonly save: (keys: Keys) => Promise<void>;
}) {
  const { pair, keychainReady, save } = props;
  const words = useWords();
  const thisRun = useRef<HTMLInputElement>(null);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const keys = { key: textIn(form, 'key'), secret: textIn(form, 'secret') };
    const thisRunOnly = !keychainReady || thisRun.current?.checked === true;
    for (const name of ['key', 'secret']) emptyField(event.currentTarget, name);
    void save({ ...keys, thisRunOnly });
  };
  return (
    <form className={css['form']} onSubmit={send} autoComplete="off">
      <SecretField pair={pair} name="key" label={props.keyLabel} />
      <SecretField pair={pair} name="secret" label={props.secretLabel} />
      <label className={css['switch']}>
        <input
          ref={thisRun}
          type="checkbox"
          disabled={!keychainReady}
          defaultChecked={!keychainReady}
          key={String(keychainReady)}
        />
        {words('keys.this-run')}
      </label>
      <Button kind="primary" submit>
        {words('keys.save')}
      </Button>
    </form>
  );
}

/** React holds nothing of it: the value lives in the field until it is sent. */
function SecretField(props: {
  readonly pair: 'keys' | 'pointsKeys';
  readonly name: 'key' | 'secret';
  readonly label: string;
}) {
  const id = useId();
  const fault = useFault(`${props.pair}.${props.name}`);
  return (
    <div className={css['field']}>
      <label htmlFor={id}>{props.label}</label>
      <input
        id={id}
        name={props.name}
        type="password"
        autoComplete="off"
        spellCheck={false}
        maxLength={300}
        required
        aria-invalid={fault !== null}
        aria-describedby={`${id}-fault`}
      />
      <FaultLine id={`${id}-fault`} fault={fault} />
    </div>
  );
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}

function emptyField(form: HTMLFormElement, name: string): void {
  const field = form.elements.namedItem(name);
  if (field instanceof HTMLInputElement) field.value = '';
}
