import type { FormEvent } from 'react';
import { Button } from '../../shared/button.tsx';
import { useFirstFocus } from '../../shared/focus.ts';
import { NoticeBox } from '../../shared/notice.tsx';
import { useActs, useLists } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './panels.module.css';

/** Finds a payment by any number a receipt carries; a scanner may type it too. */
export function FindBox() {
  const words = useWords();
  const { panel } = useActs();
  const { notFound } = useLists();
  const input = useFirstFocus<HTMLInputElement>();
  const find = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    panel.find(input.current?.value ?? '');
  };
  return (
    <search>
      <form className={css['find']} onSubmit={find} autoComplete="off">
        <input
          ref={input}
          type="text"
          maxLength={60}
          aria-label={words('history.find')}
          placeholder={words('history.find')}
          aria-describedby="not-found"
        />
        <Button submit>{words('history.find.button')}</Button>
      </form>
      <div id="not-found">
        {notFound === null ? null : (
          <NoticeBox tone="pending" urgent>
            {words('find.not-found', { text: notFound })}
            <Button onPress={() => panel.adopt(notFound)}>{words('find.adopt')}</Button>
          </NoticeBox>
        )}
      </div>
    </search>
  );
}
