import type { PaymentView } from '../../../preload/payment-views.ts';
import type { TillBridge } from '../../../preload/till-contract.ts';
import { emptyDraft, type SettleDraft, settlementOf } from '../flow/settle-draft.ts';
import type { Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';

/** A manager settles an unknown payment by hand. */
export type SettleActs = {
  open(payment: PaymentView): void;
  /** What is typed is kept while main asks for the yes. */
  change(draft: SettleDraft): void;
  send(): void;
};

export function createSettleActs(
  bridge: TillBridge,
  run: Run,
  { view, payment }: Stores,
): SettleActs {
  const overlay = () => view.getState().overlay;

  async function send(): Promise<void> {
    const now = overlay();
    const said = now.at === 'settle' ? settlementOf(now.payment.merchantUid, now.draft) : null;
    if (said === null) return;
    const reply = await run('settle', 'unknown', () => bridge.payments.settleByHand(said));
    if (reply?.ok) {
      const key = reply.value.by === 'hand' ? 'settle.by-hand' : 'settle.by-look-up';
      view.setState({ overlay: { at: 'none' }, message: { kind: 'info', key } });
      await payment.read(said.merchantUid);
    } else if (reply?.failure.kind === 'not-allowed') view.setState({ message: null });
  }

  return {
    open: (chosen) =>
      view.setState({
        overlay: { at: 'settle', payment: chosen, draft: emptyDraft },
        message: null,
      }),
    change(draft) {
      const now = overlay();
      if (now.at === 'settle') view.setState({ overlay: { ...now, draft } });
    },
    send: () => void send(),
  };
}
