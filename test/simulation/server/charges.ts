import { refusal, type ServerAnswer, success, texts, usedUid } from './answers.ts';
import { type BookRow, holdBack, toldRow, wasPaid } from './books.ts';
import type { Handling } from './handling.ts';
import type { Arrived, Office } from './server.ts';
import { wireRow } from './wire-row.ts';

type Charge = {
  readonly arrived: Arrived;
  readonly account: string;
  readonly handling: Handling;
  readonly reply: (answer: ServerAnswer) => void;
};

const prefix = '베네피아 포인트 결제에 실패하였습니다.';

/** `POST /benepia/payment`: looked at on arrival, carried out after its delay. */
export function receiveCharge(office: Office, charge: Charge): void {
  const { handling, reply, arrived } = charge;
  const { merchantUid, amountWon } = fieldsOf(arrived);
  if (merchantUid === '' || merchantUid.length > 40 || !Number.isSafeInteger(amountWon)) {
    reply(refusal(400, -1, '파라메터를 확인해 주세요.'));
    return;
  }
  if (isUsed(office, charge)) {
    reply(usedUid);
    return;
  }
  const no = handling.decline ?? refusedText(office, arrived);
  if (no !== null) {
    if (office.keepsFailed) fail(office, newRow(office, charge), no, charge);
    reply(refusal(office.chance.happens(0.5) ? 200 : 500, -1, `${prefix} ${no}`));
    return;
  }
  begin(office, charge);
}

/** On its way: perhaps seen as `ready` or `failed`, and then carried out. */
function begin(office: Office, charge: Charge): void {
  const { handling, reply } = charge;
  const early = handling.showsReady || handling.failedFirst ? newRow(office, charge) : null;
  if (early && handling.failedFirst) {
    fail(office, early, texts.unheard, charge);
    reply(refusal(200, -1, `${prefix} ${texts.unheard}`));
  }
  office.pending += 1;
  office.world.after(handling.delayMs, () => {
    office.pending -= 1;
    const answer = carryOut(office, charge, early);
    if (!handling.failedFirst) reply(answer);
  });
}

function carryOut(office: Office, charge: Charge, early: BookRow | null): ServerAnswer {
  const { handling, arrived } = charge;
  const { user, amountWon } = fieldsOf(arrived);
  if (office.uniqueness === 'strict' && isUsed(office, charge)) {
    if (early) fail(office, early, 'used', charge);
    return usedUid;
  }
  const customer = office.customers.get(user);
  const row = early ?? newRow(office, charge);
  if (!customer || customer.balanceWon < amountWon) {
    fail(office, row, texts.short, charge);
    return refusal(200, -1, `${prefix} ${texts.short}`);
  }
  if (handling.lagMs > 0) {
    holdBack(row, early, office.world.nowMs() + handling.lagMs);
  }
  if (!row.sandbox) customer.balanceWon -= amountWon;
  row.status = 'paid';
  row.paidMs = office.world.nowMs();
  tell(office, row, arrived);
  office.witness.paid(row, arrived);
  return success(wireRow(row));
}

function fail(office: Office, row: BookRow, text: string, { arrived }: Charge): void {
  row.status = 'failed';
  row.failedMs = office.world.nowMs();
  row.failReason = text;
  tell(office, row, arrived);
}

function tell({ log }: Office, row: BookRow, { request }: Arrived): void {
  log.add({ event: 'server-committed', request, row: toldRow(row) });
}

function isUsed(office: Office, { arrived, account }: Charge): boolean {
  const { merchantUid } = fieldsOf(arrived);
  return office.rows.some(
    (row) => row.merchantUid === merchantUid && row.account === account && wasPaid(row),
  );
}

function newRow(office: Office, { arrived, account, handling }: Charge): BookRow {
  const { merchantUid, amountWon, memberCode } = fieldsOf(arrived);
  const row: BookRow = {
    impUid: `imp_${office.rows.length + 1}`,
    merchantUid,
    account,
    amountWon,
    status: 'ready',
    // Without the company's member code upstream makes it a test payment.
    sandbox: office.sandbox || handling.asTest || memberCode === '',
    older: handling.older,
    startedMs: office.world.nowMs() + 1,
    paidMs: 0,
    failedMs: 0,
    failReason: null,
    cancels: [],
    stale: null,
    staleUntilMs: 0,
  };
  office.rows.push(row);
  if (handling.showsReady && !handling.failedFirst) tell(office, row, arrived);
  return row;
}

function refusedText({ customers }: Office, arrived: Arrived): string | null {
  const { user, password, amountWon } = fieldsOf(arrived);
  const customer = customers.get(user);
  if (customer?.password !== password) return texts.credentials;
  if (customer.isBarred) return texts.unheard;
  return customer.balanceWon < amountWon ? texts.short : null;
}

function fieldsOf({ body }: Arrived): {
  readonly merchantUid: string;
  readonly amountWon: number;
  readonly user: string;
  readonly password: string;
  readonly memberCode: string;
} {
  return {
    merchantUid: String(body['merchant_uid'] ?? ''),
    amountWon: Number(body['amount']),
    user: String(body['benepia_user'] ?? ''),
    password: String(body['benepia_password'] ?? ''),
    memberCode: String(body['benepia_member_code'] ?? ''),
  };
}
