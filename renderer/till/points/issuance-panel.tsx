import type { IssuanceView } from '../../../preload/points-views.ts';
import { Button } from '../../shared/button.tsx';
import { classNames } from '../../shared/class-names.ts';
import { NoticeBox, type NoticeTone } from '../../shared/notice.tsx';
import { wonText } from '../../shared/won-text.ts';
import { useLanguage } from '../../shared/words.ts';
import detailCss from '../panels/detail.module.css';
import { PanelFrame } from '../panels/panel-frame.tsx';
import panelCss from '../panels/panels.module.css';
import { useActs, usePoints } from '../till-context.ts';
import { useWords } from '../words.ts';
import { AccountPart } from './account-part.tsx';
import { useBunjangNow } from './bunjang-now.ts';
import { dueTimeOf } from './due-time.ts';
import { IssuanceFacts } from './issuance-facts.tsx';
import { IssuanceMark } from './issuance-mark.tsx';
import { NeedsPersonPart } from './needs-person-part.tsx';
import css from './points.module.css';
import { WhoseBox } from './points-panel.tsx';
import { dueText, refusalText, standingText } from './points-text.ts';
import {
  type IssuanceStanding,
  issuanceStandingOf,
  mayCancelIssuance,
  mayPrintSlip,
} from './standing.ts';

/** One request for points: how it stands, what to do next, and where to pay in. */
export function IssuancePanel() {
  const words = useWords();
  const { shown } = usePoints();
  return (
    <PanelFrame title={words('points.one')} beside={<WhoseBox />}>
      {shown === null ? (
        <p className={panelCss['empty']} role="status">
          {words('loading')}
        </p>
      ) : (
        <>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what does not fit is scrolled with the arrow keys */}
          <section className={panelCss['scroll']} tabIndex={0} aria-label={words('points.facts')}>
            <Head issuance={shown} />
            <div className={classNames(css['columns'], css['below'])}>
              <AccountPart issuance={shown} />
              <IssuanceFacts issuance={shown} />
            </div>
          </section>
          <Keys issuance={shown} />
        </>
      )}
    </PanelFrame>
  );
}

function Head({ issuance }: { readonly issuance: IssuanceView }) {
  const words = useWords();
  const language = useLanguage();
  const standing = issuanceStandingOf(issuance, useBunjangNow(1_000));
  const { title, money, next } = standingText(standing, words);
  const why = refusalText(issuance, words);
  const dueMs = issuance.account?.dueMs ?? null;
  return (
    <div className={detailCss['head']}>
      <p className={detailCss['sum']}>
        <strong>{wonText(issuance.amountWon, language)}</strong>
        <IssuanceMark standing={standing} />
        {standing === 'ready' && dueMs !== null ? <DueLeft dueMs={dueMs} /> : null}
      </p>
      <div role="status">
        <NoticeBox tone={tones[standing]}>
          <p>{title}</p>
          <p>{money}</p>
          <p>{next}</p>
          {why === null ? null : <p>{why}</p>}
        </NoticeBox>
      </div>
      {issuance.accountElsewhere ? (
        <NoticeBox tone="offline">
          <p>{words('points.elsewhere')}</p>
        </NoticeBox>
      ) : null}
      {issuance.state === 'needs-person' ? <NeedsPersonPart issuance={issuance} /> : null}
    </div>
  );
}

/** What is left until the deposit is due; warns in the last hour and says when it is over. */
function DueLeft({ dueMs }: { readonly dueMs: number }) {
  const words = useWords();
  const due = dueTimeOf(dueMs, useBunjangNow());
  return (
    <span role="timer" className={classNames(css['due'], css[due.at])} data-due={due.at}>
      {dueText(due, words)}
    </span>
  );
}

const tones: Readonly<Record<IssuanceStanding, NoticeTone>> = {
  sending: 'unknown',
  refused: 'declined',
  'not-sent': 'offline',
  'needs-person': 'unknown',
  settled: 'offline',
  cancelling: 'unknown',
  waited: 'pending',
  ready: 'pending',
  overdue: 'declined',
  done: 'info',
  cancelled: 'offline',
  failed: 'declined',
  other: 'unknown',
};

function Keys({ issuance }: { readonly issuance: IssuanceView }) {
  const words = useWords();
  const { points } = useActs();
  const { busy } = usePoints();
  const isOver = issuanceStandingOf(issuance, useBunjangNow(1_000)) === 'overdue';
  const checking = busy.includes('look-up') || busy.includes('refresh');
  return (
    <div className={panelCss['keys']}>
      {issuance.state === 'asked' ? (
        <>
          <Button hint="F8" disabled={!mayPrintSlip(issuance) || isOver} onPress={points.slip}>
            {words('points.slip')}
          </Button>
          <Button
            kind="danger"
            hint="F7"
            disabled={!mayCancelIssuance(issuance) || busy.includes('cancel')}
            onPress={points.cancel}
          >
            {words('points.cancel')}
          </Button>
        </>
      ) : null}
      {issuance.state === 'needs-person' && issuance.requestId !== null ? (
        <Button kind="primary" onPress={points.startSettle}>
          {words('points.settle')}
        </Button>
      ) : null}
      <Button hint="F5" disabled={checking || issuance.accountElsewhere} onPress={points.check}>
        {words(checking ? 'points.refreshing' : 'points.check')}
      </Button>
    </div>
  );
}
