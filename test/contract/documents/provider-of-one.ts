import type { RawRequest } from '../portone/raw-server.ts';
import { breakdownExample } from './breakdown-document.ts';
import { chargeExample } from './charge-document.ts';
import { type Replay, startReplay } from './replay.ts';

type Row = Readonly<Record<string, unknown>>;

/** A row of the charge document with nothing cancelled yet. */
const fresh: Row = { ...chargeExample.response, cancel_amount: 0, cancel_history: [] };

/** The cancel of the charge document's example, for whatever amount and reason is asked. */
const [cancelExample] = chargeExample.response.cancel_history;

/** A provider that knows one payment: the charge document's example, under the number it is asked for. */
export function startProviderOfOne(): Promise<Replay> {
  let row: Row | null = null;
  const answers: readonly (readonly [RegExp, (asked: Row) => unknown])[] = [
    [/^\/benepia\/point$/, () => ({ point: 50_000 })],
    [/^\/benepia\/payment$/, charged],
    [/^\/payments\/cancel$/, cancelled],
    [/^\/payments\/findAll\//, listed],
    [/\/balance$/, () => breakdownExample.response],
    // A test payment is not found without being asked for as one.
    [/include_sandbox=true$/, () => row],
  ];
  return startReplay((request) => {
    const answer = answerTo(request);
    return answer === null ? notFound : success(answer);
  });

  function answerTo({ path, body }: RawRequest): unknown {
    const asked: Row = body === '' ? {} : JSON.parse(body);
    return answers.find(([address]) => address.test(path))?.[1](asked) ?? null;
  }

  function charged({ merchant_uid, amount }: Row): unknown {
    row = { ...fresh, merchant_uid, amount };
    return row;
  }

  function listed(): unknown {
    const list = row ? [row] : [];
    return { total: list.length, previous: 0, next: 0, list };
  }

  function cancelled({ amount, reason }: Row): unknown {
    const done = { ...cancelExample, amount, reason };
    row = { ...row, status: 'cancelled', cancel_amount: amount, cancel_history: [done] };
    return row;
  }
}

const notFound = {
  status: 404,
  text: JSON.stringify({ code: -1, message: '존재하지 않는 결제정보입니다.', response: null }),
};

function success(response: unknown): string {
  return JSON.stringify({ code: 0, message: 'string', response });
}
