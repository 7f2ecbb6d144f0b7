import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';
import { ChannelList } from './channel-list.tsx';
import { KeysForm } from './keys-form.tsx';
import css from './set-up.module.css';
import { useSetUp } from './set-up-context.ts';

/** The account at PortOne. */
export function KeysStep() {
  const words = useWords();
  const state = useTillState();
  const { saveKeys, testKeys } = useSetUp();
  return (
    <>
      {state.mode === 'training' ? (
        <NoticeBox tone="info">{words('keys.training')}</NoticeBox>
      ) : null}
      {state.keychain === 'ready' ? null : (
        <NoticeBox tone="pending">{words(`keys.keychain.${state.keychain}`)}</NoticeBox>
      )}
      <p className={css['lead']}>{words(`keys.state.${state.keys}`)}</p>
      <KeysForm
        pair="keys"
        keyLabel={words('keys.key')}
        secretLabel={words('keys.secret')}
        keychainReady={state.keychain === 'ready'}
        save={saveKeys}
      />
      {state.keys === 'missing' ? null : (
        <Button onPress={() => void testKeys()}>{words('keys.test')}</Button>
      )}
      <ChannelList />
    </>
  );
}
