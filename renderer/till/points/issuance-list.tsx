import type { IssuanceView } from '../../../preload/points-views.ts';
import { clockText, dayText } from '../../shared/time-text.ts';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import panelCss from '../panels/panels.module.css';
import rowCss from '../panels/rows.module.css';
import { walkRows } from '../panels/walk-rows.ts';
import { Keypad } from '../parts/keypad.tsx';
import { useActs, usePoints, useTill, useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';
import { useBunjangNow } from './bunjang-now.ts';
import { IssuanceMark } from './issuance-mark.tsx';
import css from './points.module.css';
import { issuanceStandingOf } from './standing.ts';

/** What this till asked for, newest first; a number pad stands there while a number is keyed by touch. */
export function IssuanceList() {
  const { pad } = usePoints();
  return pad ? <NumberPad /> : <Rows />;
}

function Rows() {
  const words = useWords();
  const acts = useActs();
  const { issuances = [] } = usePoints().view ?? {};
  const nowMs = useBunjangNow(1_000);
  return (
    <>
      <h2 className={css['subtitle']}>{words('points.list')}</h2>
      {issuances.length === 0 ? (
        <p className={panelCss['empty']}>{words('points.list.empty')}</p>
      ) : (
        <div className={panelCss['scroll']}>
          <ul className={css['list']} aria-label={words('points.list')} onKeyDown={walkRows}>
            {issuances.map((each) => (
              <Row
                key={each.requestId ?? each.issuanceId}
                issuance={each}
                nowMs={nowMs}
                onChoose={() => acts.points.open(each)}
              />
            ))}
          </ul>
        </div>
      )}
    </>
  );
}

function Row(props: {
  readonly issuance: IssuanceView;
  readonly nowMs: number;
  readonly onChoose: () => void;
}) {
  const words = useWords();
  const language = useLanguage();
  const { issuance, nowMs, onChoose } = props;
  const { requestedMs, createdMs, amountWon, issuanceId, state } = issuance;
  const atMs = requestedMs ?? createdMs;
  return (
    <li className={rowCss['row']}>
      <button type="button" data-row data-issuance={state} onClick={onChoose}>
        <span className={css['rowTime']}>
          {atMs === null ? '' : `${dayText(atMs).slice(5)} ${clockText(atMs).slice(0, 5)}`}
          <small>{issuanceId === null ? '' : words('points.number', { id: issuanceId })}</small>
        </span>
        <IssuanceMark standing={issuanceStandingOf(issuance, nowMs)} />
        <strong className={rowCss['rowSum']}>{wonText(amountWon, language)}</strong>
      </button>
    </li>
  );
}

function NumberPad() {
  const { points } = useTill().stores;
  const { keypadOrder } = useTillState();
  return <Keypad order={keypadOrder} onKey={points.number.type} onErase={points.number.erase} />;
}
