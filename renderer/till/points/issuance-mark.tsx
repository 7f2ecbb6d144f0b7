import {
  Ban,
  Check,
  CircleHelp,
  CircleSlash,
  Clock,
  Hourglass,
  type LucideIcon,
  Send,
  TimerOff,
  X,
} from 'lucide-react';
import { classNames } from '../../shared/class-names.ts';
import rowCss from '../panels/rows.module.css';
import { useWords } from '../words.ts';
import css from './points.module.css';
import type { IssuanceStanding } from './standing.ts';

const looks: Readonly<Record<IssuanceStanding, readonly [Icon: LucideIcon, tone: string]>> = {
  sending: [Send, 'unknown'],
  refused: [X, 'declined'],
  'not-sent': [Ban, 'calm'],
  'needs-person': [CircleHelp, 'unknown'],
  settled: [CircleSlash, 'calm'],
  cancelling: [CircleHelp, 'unknown'],
  waited: [Hourglass, 'pending'],
  ready: [Clock, 'pending'],
  overdue: [TimerOff, 'declined'],
  done: [Check, 'approved'],
  cancelled: [CircleSlash, 'calm'],
  failed: [X, 'declined'],
  other: [CircleHelp, 'unknown'],
};

/** How a request for points stands: colour, icon and word. */
export function IssuanceMark({ standing }: { readonly standing: IssuanceStanding }) {
  const words = useWords();
  const [Icon, tone] = looks[standing];
  return (
    <span
      className={classNames(rowCss['mark'], tone === 'pending' ? css['pending'] : rowCss[tone])}
      data-standing={standing}
    >
      <Icon aria-hidden="true" size={18} />
      {words(`points.standing.${standing}`)}
    </span>
  );
}
