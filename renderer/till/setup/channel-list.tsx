import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { useWords } from '../words.ts';
import css from './set-up.module.css';
import { useDraft, useSetUp, useSetUpState } from './set-up-context.ts';
import { withChannel } from './set-up-store.ts';

/** The list appears below the form that brought it. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

/** The account's channels, once the keys were tried; one becomes the till's. */
export function ChannelList() {
  const words = useWords();
  const { channels } = useSetUpState();
  const { change } = useSetUp();
  const { portone } = useDraft();
  if (channels === null) return null;
  if (channels.length === 0) {
    return (
      <NoticeBox tone="pending" urgent>
        {words('keys.no-channels')}
      </NoticeBox>
    );
  }
  return (
    <fieldset ref={intoView} className={css['field']}>
      <legend>{words('keys.channels')}</legend>
      <p role="status">{words('keys.tested')}</p>
      <div className={css['channels']}>
        {channels.map((channel) => (
          <Button
            key={channel.channelKey}
            pressed={portone.channelKey === channel.channelKey}
            onPress={() => change((draft) => withChannel(draft, channel))}
          >
            <span className={css['channel']}>
              <strong>{channel.channelName}</strong>
              <span>
                {channel.pgProvider}.{channel.pgId} ·{' '}
                {words(channel.sandbox ? 'keys.channel.test' : 'keys.channel.live')}
              </span>
            </span>
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
