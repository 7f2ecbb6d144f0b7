import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import panelCss from '../panels/panels.module.css';
import { useActs, usePoints, useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';
import { BalancePart } from './balance-part.tsx';
import { IssuanceList } from './issuance-list.tsx';
import { LookUpBox } from './look-up-box.tsx';
import css from './points.module.css';
import { type PointsBlock, pointsBlockOf } from './request-block.ts';

/** The shop's own Bunjang points: what there is, what was asked for, and looking a request up. */
export function PointsPanel() {
  const words = useWords();
  const { view } = usePoints();
  const { mode } = useTillState();
  const block = pointsBlockOf(view, mode);
  return (
    <PanelFrame title={words('points.title')} beside={<WhoseBox />}>
      {block === null ? (
        <div className={css['columns']}>
          <BalancePart />
          <div className={css['column']}>
            <LookUpBox />
            <IssuanceList />
          </div>
        </div>
      ) : (
        <Closed block={block} />
      )}
    </PanelFrame>
  );
}

/** Whose points these are: the one thing that must never be mixed up. */
export function WhoseBox() {
  const words = useWords();
  return <p className={css['whose']}>{words('points.whose')}</p>;
}

/** Nothing can be asked here, why not, and what to do about it. */
function Closed({ block }: { readonly block: PointsBlock }) {
  const words = useWords();
  const { panel } = useActs();
  const { mode } = useTillState();
  const { issuances = [] } = usePoints().view ?? {};
  if (block === 'loading') {
    return (
      <p className={panelCss['empty']} role="status">
        {words('loading')}
      </p>
    );
  }
  return (
    <>
      <NoticeBox tone="pending" urgent>
        <p>{words(block === 'keys' ? 'points.no-keys' : `points.unavailable.${mode}`)}</p>
        <Button onPress={() => panel.open({ at: 'set-up', part: 'points' })}>
          {words('banner.set-up')}
        </Button>
      </NoticeBox>
      {issuances.length === 0 ? null : <IssuanceList />}
    </>
  );
}
