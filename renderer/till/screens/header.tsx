import { Clock, Printer, Wifi, WifiOff } from 'lucide-react';
import type { TillState } from '../../../preload/window-states.ts';
import { Button } from '../../shared/button.tsx';
import { classNames } from '../../shared/class-names.ts';
import { useActs, useTill } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './shell.module.css';

/** Whose till this is, how it is connected, and what waits. */
export function Header({ state }: { readonly state: TillState }) {
  const words = useWords();
  const acts = useActs();
  const { run, bridge } = useTill();
  const other = state.language === 'ko' ? 'en' : 'ko';
  return (
    <header className={css['header']}>
      <span className={css['brand']}>{words('brand')}</span>
      <span className={css['shop']}>
        {[state.shopName, state.tillId].filter((text) => text !== '').join(' · ')}
      </span>
      <ModeMark state={state} />
      <Connection online={state.online} />
      {state.waiting.count > 0 ? (
        <Button className={css['waiting']} onPress={() => acts.panel.open({ at: 'waiting' })}>
          <Clock aria-hidden="true" />
          {words('header.waiting', { n: state.waiting.count })}
        </Button>
      ) : null}
      <PrintsButton prints={state.prints} />
      <Button
        kind="quiet"
        onPress={() =>
          void run('language', 'other', () => bridge.app.language({ language: other }))
        }
      >
        <span lang={other}>{words('header.language')}</span>
      </Button>
    </header>
  );
}

/** Receipts to see to: never among what waits for money. */
function PrintsButton({ prints }: Pick<TillState, 'prints'>) {
  const words = useWords();
  const { panel } = useActs();
  const count = prints.waiting + prints.unsure;
  if (count === 0) return null;
  return (
    <Button className={css['prints']} onPress={() => panel.open({ at: 'prints' })}>
      <Printer aria-hidden="true" />
      {words('header.prints', { n: count })}
    </Button>
  );
}

/** The words 연습 and 모의; in test mode the TEST bar around the page has them. */
export function ModeMark({ state }: { readonly state: TillState }) {
  const words = useWords();
  const marks = [
    state.mode === 'training' ? words('mode.training') : null,
    state.mode === 'live' && state.simulated ? words('mode.simulated') : null,
  ].filter((mark) => mark !== null);
  return marks.map((mark) => (
    <strong key={mark} className={classNames(css['chip'], css['practice'])}>
      {mark}
    </strong>
  ));
}

function Connection({ online }: { readonly online: boolean }) {
  const words = useWords();
  const Icon = online ? Wifi : WifiOff;
  return (
    <span
      className={classNames(css['chip'], online ? css['online'] : css['offline'])}
      role="status"
    >
      <Icon aria-hidden="true" />
      {words(online ? 'header.online' : 'header.offline')}
    </span>
  );
}
