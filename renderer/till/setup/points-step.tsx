import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { pointsText } from '../../shared/won-text.ts';
import { useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';
import { TextField } from './fields.tsx';
import { KeysForm } from './keys-form.tsx';
import css from './set-up.module.css';
import { useDraft, useSetUp, useSetUpState } from './set-up-context.ts';

/** The shop's own account at Bunjang: optional, and nothing of a customer's. */
export function PointsStep() {
  const words = useWords();
  const { mode, keychain, pointsKeys } = useTillState();
  const { bunjang } = useDraft();
  const { change, savePointsKeys, testPoints } = useSetUp();
  return (
    <>
      <NoticeBox tone="info">
        <p>{words('points-keys.whose')}</p>
        <p>{words('points-keys.optional')}</p>
        {mode === 'training' ? <p>{words('points-keys.training')}</p> : null}
      </NoticeBox>
      {keychain === 'ready' ? null : (
        <NoticeBox tone="pending">{words(`keys.keychain.${keychain}`)}</NoticeBox>
      )}
      <TextField
        field="bunjang.stagingUrl"
        label="field.bunjang.stagingUrl"
        hint="field.bunjang.stagingUrl.hint"
        maxLength={200}
        value={bunjang.stagingUrl}
        onChange={(stagingUrl) => change((now) => ({ ...now, bunjang: { stagingUrl } }))}
      />
      <p className={css['lead']}>{words(`points-keys.state.${pointsKeys}`)}</p>
      <KeysForm
        pair="pointsKeys"
        keyLabel={words('points-keys.key')}
        secretLabel={words('points-keys.secret')}
        keychainReady={keychain === 'ready'}
        save={savePointsKeys}
      />
      {pointsKeys === 'missing' ? null : (
        <Button onPress={() => void testPoints()}>{words('keys.test')}</Button>
      )}
      <Tested />
    </>
  );
}

/** A clock this far off is worth setting, though the program makes up for it. */
const worthSettingMs = 2_000;

/** It appears below the form that brought it. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** What the balance call brought. */
function Tested() {
  const words = useWords();
  const { language } = useTillState();
  const { pointsTested } = useSetUpState();
  if (pointsTested === null) return null;
  const { balanceWon, expiringWon, clockOffMs } = pointsTested;
  const off = clockOffMs ?? 0;
  const seconds = Math.round(Math.abs(off) / 1_000);
  return (
    <div ref={intoView} className={css['field']}>
      <p role="status">
        {words('points-keys.tested', {
          balance: pointsText(balanceWon, language),
          expiring: pointsText(expiringWon, language),
        })}
      </p>
      {Math.abs(off) > worthSettingMs ? (
        <NoticeBox tone="pending">
          {words(off > 0 ? 'points-keys.clock.slow' : 'points-keys.clock.fast', { seconds })}
        </NoticeBox>
      ) : null}
    </div>
  );
}
