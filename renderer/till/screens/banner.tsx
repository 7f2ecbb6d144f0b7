import { TriangleAlert } from 'lucide-react';
import type { StorageState } from '../../../preload/failure.ts';
import type { Notice } from '../../../preload/window-states.ts';
import { Button } from '../../shared/button.tsx';
import { classNames } from '../../shared/class-names.ts';
import { noticeText } from '../text/payment-text.ts';
import { useActs } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './shell.module.css';

/** The most urgent notice in one line; main sends them in order. The others are behind 외 n건. */
export function Banner({ notices }: { readonly notices: readonly Notice[] }) {
  const words = useWords();
  const acts = useActs();
  const [first] = notices;
  if (first === undefined) return null;
  return (
    <div className={classNames(css['banner'], css[toneOf(first)])}>
      <TriangleAlert aria-hidden="true" />
      <p role="alert">{noticeText(first, words)}</p>
      <WayOut notice={first} />
      {notices.length > 1 ? (
        <Button onPress={() => acts.panel.overlay({ at: 'notices' })}>
          {words('banner.more', { n: notices.length - 1 })}
        </Button>
      ) : null}
    </div>
  );
}

/** The one thing to do about a notice, where there is one. */
export function WayOut({ notice }: { readonly notice: Notice }) {
  const words = useWords();
  const acts = useActs();
  switch (notice.kind) {
    case 'keychain':
      if (notice.state === 'absent') return null;
      return <Button onPress={acts.payment.unlock}>{words('banner.unlock')}</Button>;
    case 'keys-missing':
    case 'settings':
      return (
        <Button onPress={() => acts.panel.open({ at: 'set-up' })}>{words('banner.set-up')}</Button>
      );
    case 'storage':
      return isHeld(notice.state) ? <ToLedger /> : <TryAgain />;
    case 'backup-failed':
    case 'unreadable':
      return <ToLedger />;
    case 'points-lost':
      return (
        <Button onPress={() => acts.panel.open({ at: 'points' })}>{words('banner.points')}</Button>
      );
    case 'unresolved':
    case 'needs-person':
    case 'alarm':
      return (
        <Button onPress={() => acts.panel.open({ at: 'waiting' })}>
          {words('banner.waiting')}
        </Button>
      );
    case 'offline':
      if (notice.waiting === 0) return null;
      return (
        <Button onPress={() => acts.panel.open({ at: 'waiting' })}>
          {words('banner.waiting')}
        </Button>
      );
    case 'real-gateway-closed':
      return null;
  }
}

/** The file is open and takes writes, but it is not to be trusted. */
function isHeld(state: StorageState): boolean {
  return state === 'damaged' || state === 'older-copy';
}

function ToLedger() {
  const words = useWords();
  const acts = useActs();
  return (
    <Button onPress={() => acts.panel.open({ at: 'set-up', part: 'ledger' })}>
      {words('banner.ledger')}
    </Button>
  );
}

function TryAgain() {
  const words = useWords();
  const acts = useActs();
  return <Button onPress={acts.payment.tryLedgerAgain}>{words('banner.try-again')}</Button>;
}

function toneOf(notice: Notice): string {
  switch (notice.kind) {
    case 'storage':
    case 'needs-person':
    case 'points-lost':
    case 'alarm':
      return 'declinedBanner';
    case 'unresolved':
    case 'unreadable':
      return 'unknownBanner';
    case 'offline':
      return 'offlineBanner';
    case 'real-gateway-closed':
    case 'keychain':
    case 'keys-missing':
    case 'settings':
    case 'backup-failed':
      return 'pendingBanner';
  }
}
