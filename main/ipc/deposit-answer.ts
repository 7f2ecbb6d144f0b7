import type { Reply } from '../../preload/call.ts';
import type { Failure } from '../../preload/failure.ts';
import type { ReceiptView } from '../../preload/views.ts';
import type { App } from '../app/app.ts';
import type { OpenTill } from '../app/open-till.ts';
import type { ProviderIssuance } from '../domain/points/issuance.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { DepositSlipData } from '../receipts/receipt-data.ts';
import { lookUpPoints } from '../services/points/look-up-points.ts';
import { refusedPoints } from '../services/points/points-failures.ts';

/** Where to pay in for an issuance that waits for its deposit, drawn for the screen. */
export async function showDepositSlip(
  app: App,
  till: OpenTill,
  issuanceId: string,
): Promise<Reply<ReceiptView, Failure>> {
  const asked = await askedFor(till, issuanceId);
  if (!asked.ok) return asked;
  const data = depositSlipOf(app, till, asked.value);
  if (!data) return fail(refusedPoints('issuanceId', 'not-now'));
  const { renderReceipt } = await import('../receipts/render-receipt.ts');
  return ok({ ...(await renderReceipt(data)), of: { issuanceId }, print: { at: 'none' } });
}

type Asked = {
  readonly said: ProviderIssuance;
  readonly requestedMs: number | null;
  readonly cancelUnderway: boolean;
};

/** From disk, so that it can be shown without the line; one asked for elsewhere is looked up. */
async function askedFor(
  { session }: OpenTill,
  issuanceId: string,
): Promise<Result<Asked, Failure>> {
  const { core } = session.points;
  const known = core.ledger.read.issuanceByNumber(core.account, issuanceId);
  if (known?.state.at === 'asked') {
    const requestedMs = known.askedHere ? known.requestedMs : null;
    const { said, cancelMs } = known.state;
    return ok({ said, requestedMs, cancelUnderway: cancelMs !== null });
  }
  const looked = await lookUpPoints(core, issuanceId);
  if (!looked.ok) return looked;
  return ok({ said: looked.value.said, requestedMs: null, cancelUnderway: false });
}

/** Null where nobody should pay in, or nobody could. */
function depositSlipOf(
  { settings, parts }: App,
  { session }: OpenTill,
  { said, requestedMs, cancelUnderway }: Asked,
): DepositSlipData | null {
  const { issuanceId, amountWon, account, status } = said;
  if (status !== 'ready' || cancelUnderway || !account?.accountNumber) return null;
  if (account.dueMs !== null && account.dueMs <= bunjangNowMs(session)) return null;
  const { shop, language } = settings;
  const simulated = parts.line.bunjangUrl !== null;
  const { mode } = session.points.core.account;
  const frame = { shop, mode, simulated, language, reprint: null };
  return { ...frame, kind: 'deposit', issuance: { issuanceId, amountWon, requestedMs, account } };
}

/** A due date is Bunjang's, so it is held against Bunjang's clock where that is known. */
function bunjangNowMs({ points: { core } }: OpenTill['session']): number {
  return core.clock.wallMs() + (core.bunjang?.clockOffMs() ?? 0);
}
