import type { Answer } from './envelope.ts';
import { refusal } from './envelope.ts';
import type { Switches } from './switches.ts';

/** One channel of the pretend PortOne account, in the words of the wire. */
export type Channel = {
  readonly pg_provider: string;
  readonly pg_id: string;
  readonly sandbox: boolean;
  readonly type: string;
  readonly channel_name: string;
  readonly channel_key: string;
};

/** The first KCP channel serves calls that name none; it is not a test channel. */
export const seededChannels: readonly Channel[] = [
  {
    pg_provider: 'kcp',
    pg_id: 'TRN01',
    sandbox: false,
    type: 'payment',
    channel_name: '연습 채널',
    channel_key: 'channel-key-00000000-0000-4000-8000-000000000001',
  },
  {
    pg_provider: 'kcp',
    pg_id: 'TRN02',
    sandbox: true,
    type: 'payment',
    channel_name: '연습 테스트 채널',
    channel_key: 'channel-key-00000000-0000-4000-8000-000000000002',
  },
  {
    pg_provider: 'danal',
    pg_id: 'TRN03',
    sandbox: false,
    type: 'certification',
    channel_name: '연습 본인인증',
    channel_key: 'channel-key-00000000-0000-4000-8000-000000000003',
  },
];

export type ChannelChoice =
  | { readonly ok: true; readonly channel: Channel }
  | { readonly ok: false; readonly answer: Answer };

/** The KCP channel a call means: `channel_key` before `pg`, neither = the first; as `era` allows. */
export function channelChoice(
  channels: readonly Channel[],
  era: Switches['era'],
  named: { readonly pg: string; readonly channelKey: string },
): ChannelChoice {
  const { channelKey, pg } = named;
  const kcp = channels.filter((channel) => channel.pg_provider === 'kcp');
  if (era === 'channel_key' && channelKey === '') {
    return { ok: false, answer: refusal(400, -1, 'channel_key 파라메터가 누락되었습니다.') };
  }
  const byKey = era !== 'pg' && channelKey !== '';
  const byPg = era !== 'channel_key' && pg !== '';
  const channel = kcp.find((one) => {
    if (byKey) return one.channel_key === channelKey;
    return byPg ? `kcp.${one.pg_id}` === pg : true;
  });
  if (channel !== undefined) return { ok: true, channel };
  return { ok: false, answer: refusal(400, -1, '사용할 수 있는 KCP 채널이 없습니다.') };
}
