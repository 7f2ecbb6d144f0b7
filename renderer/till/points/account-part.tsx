import { useRef, useState } from 'react';
import type { DepositAccount, IssuanceView } from '../../../preload/points-views.ts';
import { Button } from '../../shared/button.tsx';
import { dayAndClockText } from '../../shared/time-text.ts';
import { useLanguage } from '../../shared/words.ts';
import detailCss from '../panels/detail.module.css';
import { useWords } from '../words.ts';
import { accountGroups } from './account-groups.ts';
import { useBunjangNow } from './bunjang-now.ts';
import { copyTextOf } from './copy-text.ts';
import css from './points.module.css';
import { issuanceStandingOf } from './standing.ts';

/** Where to pay in and until when; as Bunjang gives it, nothing filled in. */
export function AccountPart({ issuance }: { readonly issuance: IssuanceView }) {
  const words = useWords();
  const { account, status, state } = issuance;
  // Nobody is helped to pay into an account that the sentence above says not to pay into.
  const payable = issuanceStandingOf(issuance, useBunjangNow(1_000)) === 'ready';
  if (state !== 'asked') return null;
  return (
    <div>
      <h2 className={css['subtitle']}>{words('points.account')}</h2>
      {account === null ? (
        <p className={css['lead']}>
          {words(status === 'waited' ? 'points.account.waited' : 'points.account.none')}
        </p>
      ) : (
        <>
          <AccountNumber accountNumber={account.accountNumber} copies={payable} />
          <Account account={account} />
        </>
      )}
    </div>
  );
}

function Account({ account }: { readonly account: DepositAccount }) {
  const words = useWords();
  const language = useLanguage();
  const { bankName, holderName, dueMs } = account;
  const unknown = words('points.not-given');
  return (
    <dl className={detailCss['facts']} data-selectable>
      <div>
        <dt>{words('points.bank')}</dt>
        <dd>{bankName ?? unknown}</dd>
      </div>
      <div>
        <dt>{words('points.holder')}</dt>
        <dd>{holderName ?? unknown}</dd>
      </div>
      <div>
        <dt>{words('points.due')}</dt>
        <dd>{dueMs === null ? unknown : dayAndClockText(dueMs, language)}</dd>
      </div>
    </dl>
  );
}

/** What came of copying. */
type Copied = 'not-yet' | 'copied' | 'refused';

function AccountNumber(props: { readonly accountNumber: string | null; readonly copies: boolean }) {
  const words = useWords();
  const element = useRef<HTMLSpanElement>(null);
  const [copied, setCopied] = useState<Copied>('not-yet');
  const { accountNumber, copies } = props;
  if (accountNumber === null) {
    return <p className={css['lead']}>{words('points.account.no-number')}</p>;
  }
  const copy = () => {
    const { current } = element;
    setCopied(current !== null && copyTextOf(current, accountNumber) ? 'copied' : 'refused');
  };
  return (
    <div className={css['number']}>
      <p>
        <span className="said-only">{words('points.account.number')} </span>
        <span ref={element} className={css['account']} data-selectable data-testid="account-number">
          {groupsOf(accountNumber).map(({ text, at }) => (
            <span key={at}>{text}</span>
          ))}
        </span>
      </p>
      {copies ? <Button onPress={copy}>{words('points.copy')}</Button> : null}
      <p role="status" className={css['lead']}>
        {copied === 'not-yet' ? '' : words(`points.copy.${copied}`)}
      </p>
    </div>
  );
}

/** Each group with where it begins, which tells two equal ones apart. */
function groupsOf(
  accountNumber: string,
): readonly { readonly text: string; readonly at: number }[] {
  let at = 0;
  return accountGroups(accountNumber).map((text) => {
    const group = { text, at };
    at += text.length;
    return group;
  });
}
