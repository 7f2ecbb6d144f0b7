import type { Settings } from '../../../preload/settings.ts';
import { NoticeBox } from '../../shared/notice.tsx';
import { useWords } from '../words.ts';
import { ChoiceField, FieldGrid, TextField } from './fields.tsx';
import { useDraft, useSetUp } from './set-up-context.ts';

type Deferred = Settings['deferred'];
type Cap = Exclude<keyof Deferred, 'on' | 'unseenWon'>;

/** The highest each cap may be; main refuses more. */
const caps = [
  { name: 'perChargeWon', digits: 5 },
  { name: 'sumWon', digits: 6 },
  { name: 'count', digits: 2 },
  { name: 'ageHours', digits: 2 },
  { name: 'secretMinutes', digits: 4 },
] as const satisfies readonly { readonly name: Cap; readonly digits: number }[];

/** Asks outright whether what cannot be sent may be charged later, and says who bears the risk. */
export function DeferredStep() {
  const words = useWords();
  const { deferred } = useDraft();
  const { change } = useSetUp();
  const put = (patch: Partial<Deferred>) =>
    change((now) => ({ ...now, deferred: { ...now.deferred, ...patch } }));
  return (
    <>
      <NoticeBox tone="pending">
        <p>{words('deferred.what')}</p>
        <p>{words('deferred.risk')}</p>
        <p>{words('deferred.late')}</p>
      </NoticeBox>
      <ChoiceField<'yes' | 'no' | 'unanswered'>
        field="deferred.on"
        label="field.deferred.on"
        value={answerOf(deferred)}
        options={[
          { value: 'no', label: 'field.deferred.on.no' },
          { value: 'yes', label: 'field.deferred.on.yes' },
        ]}
        onChange={(answer) => put({ on: answer === 'yes' })}
      />
      {deferred.on === null ? <p>{words('deferred.unanswered')}</p> : null}
      <FieldGrid>
        {caps.map(({ name, digits }) => (
          <TextField
            key={name}
            field={`deferred.${name}`}
            label={`field.deferred.${name}`}
            hint={`field.deferred.${name}.hint`}
            required
            numeric
            maxLength={digits}
            value={deferred[name] === 0 ? '' : String(deferred[name])}
            onChange={(text) => put({ [name]: numberIn(text) })}
          />
        ))}
        <TextField
          field="deferred.unseenWon"
          label="field.deferred.unseenWon"
          hint="field.deferred.unseenWon.hint"
          numeric
          maxLength={5}
          value={deferred.unseenWon === null ? '' : String(deferred.unseenWon)}
          onChange={(text) => put({ unseenWon: text === '' ? null : numberIn(text) })}
        />
      </FieldGrid>
    </>
  );
}

function answerOf({ on }: Deferred): 'yes' | 'no' | 'unanswered' {
  if (on === null) return 'unanswered';
  return on ? 'yes' : 'no';
}

function numberIn(text: string): number {
  return Number(text.replace(/\D/g, ''));
}
