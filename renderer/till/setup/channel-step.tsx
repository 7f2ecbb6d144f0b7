import type { Settings } from '../../../preload/settings.ts';
import { ChoiceField, FieldGrid, SwitchField, TextField } from './fields.tsx';
import { useDraft, useSetUp } from './set-up-context.ts';

type Put = (patch: Partial<Settings['portone']>) => void;

/** How payments go out: mode, channel, member code. */
export function ChannelStep() {
  const draft = useDraft();
  const { change } = useSetUp();
  const { portone } = draft;
  const put: Put = (patch) => change((now) => ({ ...now, portone: { ...now.portone, ...patch } }));
  return (
    <>
      <ChoiceField
        field="mode"
        label="field.mode"
        value={draft.mode}
        options={[
          { value: 'training', label: 'field.mode.training' },
          { value: 'test', label: 'field.mode.test' },
          { value: 'live', label: 'field.mode.live' },
        ]}
        onChange={(mode) => change((now) => ({ ...now, mode }))}
      />
      <FieldGrid>
        <Channel portone={portone} put={put} />
        <Extras portone={portone} put={put} />
      </FieldGrid>
      <ChoiceField
        field="portone.host"
        label="field.portone.host"
        value={portone.host}
        options={[
          { value: 'https://api.iamport.kr', label: { text: 'api.iamport.kr' } },
          { value: 'https://static-api.iamport.kr', label: { text: 'static-api.iamport.kr' } },
        ]}
        onChange={(host) => put({ host })}
      />
      <SwitchField
        label="field.portone.sendCustomData"
        value={portone.sendCustomData}
        onChange={(sendCustomData) => put({ sendCustomData })}
      />
    </>
  );
}

function Channel({ portone, put }: { readonly portone: Settings['portone']; readonly put: Put }) {
  return (
    <>
      <TextField
        field="portone.channelKey"
        label="field.portone.channelKey"
        hint="field.portone.channelKey.hint"
        maxLength={100}
        value={portone.channelKey}
        onChange={(channelKey) => put({ channelKey })}
      />
      <TextField
        field="portone.memberCode"
        label="field.portone.memberCode"
        hint="field.portone.memberCode.hint"
        maxLength={40}
        value={portone.memberCode}
        onChange={(memberCode) => put({ memberCode })}
      />
      <TextField
        field="portone.pg"
        label="field.portone.pg"
        hint="field.portone.pg.hint"
        maxLength={40}
        value={portone.pg}
        onChange={(pg) => put({ pg })}
      />
    </>
  );
}

function Extras({ portone, put }: { readonly portone: Settings['portone']; readonly put: Put }) {
  return (
    <>
      <TextField
        field="portone.tier"
        label="field.portone.tier"
        hint="field.portone.tier.hint"
        maxLength={3}
        value={portone.tier}
        onChange={(tier) => put({ tier })}
      />
      <TextField
        field="portone.noticeUrl"
        label="field.portone.noticeUrl"
        hint="field.portone.noticeUrl.hint"
        maxLength={500}
        value={portone.noticeUrl}
        onChange={(noticeUrl) => put({ noticeUrl })}
      />
    </>
  );
}
