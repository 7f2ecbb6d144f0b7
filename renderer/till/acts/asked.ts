import type { Reply } from '../../../preload/call.ts';
import type { Failure } from '../../../preload/failure.ts';
import type { Run } from '../store/run.ts';
import type { Stores } from '../store/stores.ts';
import type { About } from '../store/view-store.ts';

/** Does what main asks a yes for, and reads the payment again; saying no to that is not a failure. */
export type Asked = (
  merchantUid: string,
  name: string,
  about: About,
  act: () => Promise<Reply<unknown, Failure>>,
) => void;

export function createAsked(run: Run, { view, payment }: Stores): Asked {
  const ask = async (...[merchantUid, name, about, act]: Parameters<Asked>): Promise<void> => {
    const reply = await run(name, about, act);
    if (reply?.ok) await payment.read(merchantUid);
    else if (reply?.failure.kind === 'not-allowed') view.setState({ message: null });
  };
  return (...parts) => void ask(...parts);
}
