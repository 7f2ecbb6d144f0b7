import type { Notice } from '../../../preload/window-states.ts';
import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { noticeText } from '../text/payment-text.ts';
import { useWords } from '../words.ts';
import css from './dialogs.module.css';

/** All notices, most urgent first. */
export function NoticesDialog(props: {
  readonly notices: readonly Notice[];
  readonly onClose: () => void;
}) {
  const words = useWords();
  return (
    <Dialog title={words('notices.title')} onClose={props.onClose}>
      <ul className={css['list']}>
        {props.notices.map((notice) => (
          <li key={notice.kind}>{noticeText(notice, words)}</li>
        ))}
      </ul>
      <div className={css['keys']}>
        <Button kind="primary" hint="Esc" onPress={props.onClose}>
          {words('close')}
        </Button>
      </div>
    </Dialog>
  );
}
