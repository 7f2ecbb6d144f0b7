import type { TillState } from '../../../preload/window-states.ts';
import { Button } from '../../shared/button.tsx';
import { wonText } from '../../shared/won-text.ts';
import { useActs, useLists, useTill, useTillState } from '../till-context.ts';
import { type TillWords, useWords } from '../words.ts';
import { FindBox } from './find-box.tsx';
import { PanelFrame } from './panel-frame.tsx';
import css from './panels.module.css';
import { PaymentRow } from './payment-row.tsx';
import { walkRows } from './walk-rows.ts';

/** The payments of today or of all days, newest first; a row opens, or is cancelled when that was asked. */
export function HistoryPanel({ purpose }: { readonly purpose: 'look' | 'cancel' }) {
  const words = useWords();
  const state = useTillState();
  const title = words(purpose === 'cancel' ? 'history.title.cancel' : 'history.title');
  return (
    <PanelFrame title={title} beside={<Days />}>
      <FindBox />
      <Rows />
      <p className={css['totals']}>{totalsText(state, words)}</p>
    </PanelFrame>
  );
}

function Days() {
  const words = useWords();
  const { day } = useLists();
  const { lists } = useTill().stores;
  return (
    <>
      <Button pressed={day === 'today'} onPress={() => void lists.show('today')}>
        {words('history.today')}
      </Button>
      <Button pressed={day === 'all'} onPress={() => void lists.show('all')}>
        {words('history.all')}
      </Button>
    </>
  );
}

function Rows() {
  const words = useWords();
  const { panel } = useActs();
  const { lists } = useTill().stores;
  const { rows, more, day, loaded } = useLists();
  if (rows.length === 0) {
    return (
      <p className={css['empty']} role="status">
        {words(loaded ? 'history.empty' : 'loading')}
      </p>
    );
  }
  return (
    <div className={css['scroll']}>
      <ul aria-label={words('history.rows')} onKeyDown={walkRows}>
        {rows.map((payment) => (
          <PaymentRow
            key={payment.merchantUid}
            payment={payment}
            withDay={day === 'all'}
            onChoose={() => panel.choose(payment)}
          />
        ))}
      </ul>
      {more ? (
        <Button className={css['more']} onPress={() => void lists.showMore()}>
          {words('history.more')}
        </Button>
      ) : null}
    </div>
  );
}

function totalsText({ today, language }: TillState, words: TillWords): string {
  return words('history.totals', {
    n: today.count,
    paid: wonText(today.paidWon, language),
    cancelled: wonText(today.cancelledWon, language),
  });
}
