import type { Failure } from '../../preload/failure.ts';
import type { ProviderIssuance } from '../domain/points/issuance.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { DepositSlipData } from '../receipts/receipt-data.ts';
import { lookUpPoints } from '../services/points/look-up-points.ts';
import { refusedPoints } from '../services/points/points-failures.ts';
import { type DocumentSource, type Look, onScreen } from './document-source.ts';

type Points = DocumentSource['points'];

/** Where to pay in for an issuance that waits for its deposit. One asked for elsewhere is looked up. */
export async function depositSlipOf(
  source: DocumentSource,
  issuanceId: string,
  look: Look = onScreen,
): Promise<Result<DepositSlipData, Failure>> {
  const asked = await askedFor(source.points, issuanceId);
  if (!asked.ok) return asked;
  const data = slipOf(source, asked.value, look);
  return data ? ok(data) : fail(refusedPoints('issuanceId', 'not-now'));
}

type Asked = {
  readonly said: ProviderIssuance;
  readonly requestedMs: number | null;
  readonly cancelUnderway: boolean;
};

/** From disk, so that it can be shown without the line; one asked for elsewhere is looked up. */
async function askedFor({ core }: Points, issuanceId: string): Promise<Result<Asked, Failure>> {
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
function slipOf(
  { core, points, pointsSimulated: simulated }: DocumentSource,
  { said, requestedMs, cancelUnderway }: Asked,
  look: Look,
): DepositSlipData | null {
  const { issuanceId, amountWon, account, status } = said;
  if (status !== 'ready' || cancelUnderway || !account?.accountNumber) return null;
  if (account.dueMs !== null && account.dueMs <= bunjangNowMs(points)) return null;
  const { shop, language } = core.settings();
  const frame = { ...look, shop, mode: points.core.account.mode, simulated, language };
  return { ...frame, kind: 'deposit', issuance: { issuanceId, amountWon, requestedMs, account } };
}

/** A due date is Bunjang's, so it is held against Bunjang's clock where that is known. */
function bunjangNowMs({ core }: Points): number {
  return core.clock.wallMs() + (core.bunjang?.clockOffMs() ?? 0);
}
