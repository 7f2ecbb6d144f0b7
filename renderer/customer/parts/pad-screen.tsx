import type { ReactNode } from 'react';
import type { Won } from '../../../preload/views.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { useActs, useView } from '../customer-context.ts';
import { useWords } from '../words.ts';
import css from './pad-screen.module.css';
import { TopBar } from './top-bar.tsx';

/** A button at the foot of a screen. */
export type FootButton = {
  readonly label: string;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  /** Takes the focus, so that Enter presses it. */
  readonly first?: boolean;
};

/**
 * One screen: the amount and the switches above, its own part, and three places below that are the same
 * everywhere: a way out, staff, the way on.
 */
export function PadScreen(props: {
  readonly amountWon?: Won;
  readonly out?: FootButton | null;
  readonly on?: FootButton | null;
  readonly tone?: 'approved' | 'declined' | 'unknown';
  readonly children: ReactNode;
}) {
  const words = useWords();
  const acts = useActs();
  const { trouble } = useView();
  return (
    <div className={css['screen']} data-tone={props.tone}>
      <TopBar {...(props.amountWon === undefined ? {} : { amountWon: props.amountWon })} />
      <main className={css['main']}>{props.children}</main>
      {trouble === 'failed' ? (
        <NoticeBox tone="pending" urgent>
          {words('failed')}
        </NoticeBox>
      ) : null}
      <footer className={css['foot']}>
        <Place button={props.out} kind="plain" />
        <Button onPress={acts.help} className={css['help']}>
          {words('help')}
        </Button>
        <Place button={props.on} kind="primary" />
      </footer>
    </div>
  );
}

function Place(props: {
  readonly button: FootButton | null | undefined;
  readonly kind: 'plain' | 'primary';
}) {
  if (!props.button) return <span />;
  const { label, onPress, disabled = false, first = false } = props.button;
  return (
    <Button
      kind={props.kind}
      onPress={onPress}
      disabled={disabled}
      first={first}
      className={css[props.kind]}
    >
      {label}
    </Button>
  );
}
