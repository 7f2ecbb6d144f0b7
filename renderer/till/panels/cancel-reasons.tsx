import { Button } from '../../shared/button.tsx';
import { classNames } from '../../shared/class-names.ts';
import { type CancelReason, reasonCharsMax } from '../store/payment-store.ts';
import { usePayment, useTill } from '../till-context.ts';
import { useWords } from '../words.ts';
import cancelCss from './cancel.module.css';
import css from './panels.module.css';

/** The usual reasons, or the person's own words. */
export function CancelReasons({ reasons }: { readonly reasons: readonly CancelReason[] }) {
  const words = useWords();
  const { reason, ownReason } = usePayment();
  const { payment: store } = useTill().stores;
  return (
    <fieldset className={cancelCss['reasons']}>
      <legend>{words('cancel.reason')}</legend>
      <div className={cancelCss['options']}>
        {reasons.map((each) => (
          <Button
            key={each}
            pressed={reason === each}
            onPress={() => store.choose({ reason: each })}
          >
            {words(`reason.${each}`)}
          </Button>
        ))}
      </div>
      {reason === 'own' ? (
        <input
          className={classNames(css['own'], cancelCss['own'])}
          aria-label={words('cancel.own')}
          placeholder={words('cancel.own')}
          maxLength={reasonCharsMax}
          value={ownReason}
          onChange={(event) => store.choose({ ownReason: event.currentTarget.value })}
        />
      ) : null}
    </fieldset>
  );
}
