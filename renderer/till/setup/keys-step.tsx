import { type FormEvent, useId, useRef } from 'react';
import type { TillState } from '../../../preload/window-states.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { useTillState } from '../till-context.ts';
import { type TillWords, useWords } from '../words.ts';
import { ChannelList } from './channel-list.tsx';
import { FaultLine } from './fields.tsx';
import css from './set-up.module.css';
import { useFault, useSetUp } from './set-up-context.ts';

/** The keys go in once and are never shown again: the fields are emptied as they are sent. */
export function KeysStep() {
  const words = useWords();
  const state = useTillState();
  const { testKeys } = useSetUp();
  return (
    <>
      {state.mode === 'training' ? (
        <NoticeBox tone="info">{words('keys.training')}</NoticeBox>
      ) : null}
      {state.keychain === 'ready' ? null : (
        <NoticeBox tone="pending">{words(`keys.keychain.${state.keychain}`)}</NoticeBox>
      )}
      <p className={css['lead']}>{stateText(state, words)}</p>
      <KeysForm keychainReady={state.keychain === 'ready'} />
      {state.keys === 'missing' ? null : (
        <Button onPress={() => void testKeys()}>{words('keys.test')}</Button>
      )}
      <ChannelList />
    </>
  );
}

function stateText({ keys }: TillState, words: TillWords): string {
  return words(`keys.state.${keys}`);
}

function KeysForm({ keychainReady }: { readonly keychainReady: boolean }) {
  const words = useWords();
  const { saveKeys } = useSetUp();
  const thisRun = useRef<HTMLInputElement>(null);
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const keys = { key: textIn(form, 'key'), secret: textIn(form, 'secret') };
    const thisRunOnly = !keychainReady || thisRun.current?.checked === true;
    for (const name of ['key', 'secret']) emptyField(event.currentTarget, name);
    void saveKeys({ ...keys, thisRunOnly });
  };
  return (
    <form className={css['form']} onSubmit={send} autoComplete="off">
      <SecretField name="key" label={words('keys.key')} />
      <SecretField name="secret" label={words('keys.secret')} />
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
function SecretField(props: { readonly name: 'key' | 'secret'; readonly label: string }) {
  const id = useId();
  const fault = useFault(`keys.${props.name}`);
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
