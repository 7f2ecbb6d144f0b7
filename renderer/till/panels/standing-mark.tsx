import { Check, CircleHelp, CircleSlash, Clock, Hourglass, RotateCcw, X } from 'lucide-react';
import type { PaymentView } from '../../../preload/payment-views.ts';
import { classNames } from '../../shared/class-names.ts';
import { type Standing, standingOf } from '../text/payment-text.ts';
import { useWords } from '../words.ts';
import css from './rows.module.css';

const icons = {
  open: Clock,
  waiting: Hourglass,
  unknown: CircleHelp,
  approved: Check,
  declined: X,
  cancelled: CircleSlash,
  'part-cancelled': RotateCcw,
} as const satisfies Readonly<Record<Standing, unknown>>;

const tones: Readonly<Record<Standing, string>> = {
  open: 'calm',
  waiting: 'unknown',
  unknown: 'unknown',
  approved: 'approved',
  declined: 'declined',
  cancelled: 'calm',
  'part-cancelled': 'calm',
};

/** How a payment stands: colour, icon and word. */
export function StandingMark({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const standing = standingOf(payment);
  const Icon = icons[standing];
  return (
    <span className={classNames(css['mark'], css[tones[standing]])}>
      <Icon aria-hidden="true" size={18} />
      {words(`standing.${standing}`)}
    </span>
  );
}
