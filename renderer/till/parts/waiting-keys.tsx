import type { PaymentView } from '../../../preload/payment-views.ts';
import { Button } from '../../shared/button.tsx';
import { useActs, useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';
import { WaitingLife } from './waiting-life.tsx';

/** What may be done about a charge that waits, or that was refused after its customer had left. */
export function WaitingKeys({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const acts = useActs();
  const { charges } = useTillState().waits;
  const { merchantUid, state, alarm } = payment;
  const charge = charges.find((each) => each.merchantUid === merchantUid);
  const refused = alarm === 'deferred-not-paid' && state !== 'paid' && state !== 'unknown';
  const waits = state === 'waiting' && charge !== undefined;
  if (!waits && !refused) return null;
  return (
    <>
      {waits ? <WaitingLife secretEndsMs={charge.secretEndsMs} /> : null}
      {refused || charge?.secretEndsMs === null ? (
        <Button onPress={() => acts.payment.askAgain(merchantUid)}>
          {words('waiting-sale.ask-again')}
        </Button>
      ) : null}
      {waits ? (
        <Button kind="danger" onPress={() => acts.payment.withdrawCharge(merchantUid)}>
          {words('waiting-sale.withdraw')}
        </Button>
      ) : null}
    </>
  );
}
