import type { Settings } from '../../../preload/settings.ts';
import { ChoiceField, FieldGrid, TextField } from './fields.tsx';
import { useDraft, useSetUp } from './set-up-context.ts';

/** Language, and what is printed on receipts. */
export function ShopStep() {
  const draft = useDraft();
  const { change } = useSetUp();
  const { shop } = draft;
  const put = (patch: Partial<Settings['shop']>) =>
    change((now) => ({ ...now, shop: { ...now.shop, ...patch } }));
  return (
    <>
      <ChoiceField
        field="language"
        label="field.language"
        value={draft.language}
        options={[
          { value: 'ko', label: 'field.language.ko' },
          { value: 'en', label: 'field.language.en' },
        ]}
        onChange={(language) => change((now) => ({ ...now, language }))}
      />
      <FieldGrid>
        <TextField
          field="shop.name"
          label="field.shop.name"
          maxLength={40}
          value={shop.name}
          onChange={(name) => put({ name })}
        />
        <TextField
          field="shop.tillId"
          label="field.shop.tillId"
          hint="field.shop.tillId.hint"
          required
          maxLength={6}
          value={shop.tillId}
          onChange={(tillId) => put({ tillId })}
        />
        <TextField
          field="shop.businessNumber"
          label="field.shop.businessNumber"
          hint="field.shop.businessNumber.hint"
          maxLength={12}
          value={shop.businessNumber}
          onChange={(businessNumber) => put({ businessNumber })}
        />
        <ShopContact shop={shop} put={put} />
      </FieldGrid>
    </>
  );
}

function ShopContact(props: {
  readonly shop: Settings['shop'];
  readonly put: (patch: Partial<Settings['shop']>) => void;
}) {
  const { shop, put } = props;
  return (
    <>
      <TextField
        field="shop.owner"
        label="field.shop.owner"
        maxLength={30}
        value={shop.owner}
        onChange={(owner) => put({ owner })}
      />
      <TextField
        field="shop.phone"
        label="field.shop.phone"
        hint="field.shop.phone.hint"
        maxLength={20}
        value={shop.phone}
        onChange={(phone) => put({ phone })}
      />
      <TextField
        field="shop.address"
        label="field.shop.address"
        maxLength={100}
        value={shop.address}
        onChange={(address) => put({ address })}
      />
    </>
  );
}
