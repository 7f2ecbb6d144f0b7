import type { PaymentView } from '../../../preload/payment-views.ts';
import type { WaitingCharge } from '../../../preload/waiting-charge.ts';
import { Button } from '../../shared/button.tsx';
import { useActs, useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';

/** The charge of a payment that waits; undefined for every other payment. */
export function useWaitingCharge({ merchantUid, state }: PaymentView): WaitingCharge | undefined {
  const { charges } = useTillState().waits;
  if (state !== 'waiting') return undefined;
  return charges.find((each) => each.merchantUid === merchantUid);
}

/** What may be done about a charge that waits, or that was refused after its customer had left. */
export function WaitingKeys({ payment }: { readonly payment: PaymentView }) {
  const words = useWords();
  const acts = useActs();
  const charge = useWaitingCharge(payment);
  const { merchantUid, state, alarm } = payment;
  const refused = alarm === 'deferred-not-paid' && state !== 'paid' && state !== 'unknown';
  return (
    <>
      {refused || charge?.secretEndsMs === null ? (
        <Button onPress={() => acts.payment.askAgain(merchantUid)}>
          {words('waiting-sale.ask-again')}
        </Button>
      ) : null}
      {charge === undefined ? null : (
        <Button kind="danger" onPress={() => acts.payment.withdrawCharge(merchantUid)}>
          {words('waiting-sale.withdraw')}
        </Button>
      )}
    </>
  );
}
