import { type ReactNode, useId } from 'react';
import { Button } from '../../shared/button.tsx';
import type { TillKey } from '../words.ts';
import { useWords } from '../words.ts';
import css from './set-up.module.css';
import { useFault } from './set-up-context.ts';

/** A line of text with its label, an example, and what is wrong with it beside it. */
export function TextField(props: {
  /** The path in the settings; also names the words. */
  readonly field: string;
  readonly label: TillKey;
  readonly hint?: TillKey;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly maxLength: number;
  readonly numeric?: boolean;
  readonly required?: boolean;
}) {
  const words = useWords();
  const id = useId();
  const fault = useFault(props.field);
  return (
    <div className={css['field']}>
      <label htmlFor={id}>
        {words(props.label)}
        {props.required === true ? <small> ({words('field.required')})</small> : null}
      </label>
      <input
        id={id}
        value={props.value}
        maxLength={props.maxLength}
        inputMode={props.numeric === true ? 'numeric' : 'text'}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={fault !== null}
        aria-describedby={`${id}-hint ${id}-fault`}
        onChange={(event) => props.onChange(event.currentTarget.value)}
      />
      <p id={`${id}-hint`} className={css['hint']}>
        {props.hint === undefined ? null : words(props.hint)}
      </p>
      <FaultLine id={`${id}-fault`} fault={fault} />
    </div>
  );
}

/** One out of a few, as buttons. */
export function ChoiceField<V extends string>(props: {
  readonly field: string;
  readonly label: TillKey;
  readonly options: readonly {
    readonly value: V;
    readonly label: TillKey | { readonly text: string };
  }[];
  readonly value: V;
  readonly onChange: (value: V) => void;
}) {
  const words = useWords();
  const id = useId();
  const fault = useFault(props.field);
  return (
    <fieldset className={css['field']} aria-describedby={`${id}-fault`}>
      <legend>{words(props.label)}</legend>
      <div className={css['options']}>
        {props.options.map(({ value, label }) => (
          <Button key={value} pressed={props.value === value} onPress={() => props.onChange(value)}>
            {typeof label === 'string' ? words(label) : label.text}
          </Button>
        ))}
      </div>
      <FaultLine id={`${id}-fault`} fault={fault} />
    </fieldset>
  );
}

/** Yes or no. */
export function SwitchField(props: {
  readonly label: TillKey;
  readonly value: boolean;
  readonly onChange: (value: boolean) => void;
}) {
  const words = useWords();
  return (
    <label className={css['switch']}>
      <input
        type="checkbox"
        checked={props.value}
        onChange={(event) => props.onChange(event.currentTarget.checked)}
      />
      {words(props.label)}
    </label>
  );
}

/** Where the sentence about a wrong value stands; read out when it appears. */
export function FaultLine(props: { readonly id: string; readonly fault: string | null }) {
  return (
    <p id={props.id} className={css['fault']} role="alert">
      {props.fault}
    </p>
  );
}

/** Fields beside each other where there is room. */
export function FieldGrid({ children }: { readonly children: ReactNode }) {
  return <div className={css['grid']}>{children}</div>;
}
