import type { Settings } from '../../../preload/settings.ts';
import type { BuyerField } from '../../../preload/views.ts';
import { Button } from '../../shared/button.tsx';
import { useWords } from '../words.ts';
import { ChoiceField, FieldGrid, SwitchField, TextField } from './fields.tsx';
import css from './set-up.module.css';
import { useDraft, useSetUp } from './set-up-context.ts';

const buyerFields: readonly BuyerField[] = ['name', 'email', 'tel', 'addr', 'postcode'];

/** What is sold, how much at most, and how it is taxed. */
export function SaleStep() {
  const { sale, tax } = useDraft();
  const { change } = useSetUp();
  const put = (patch: Partial<Settings['sale']>) =>
    change((now) => ({ ...now, sale: { ...now.sale, ...patch } }));
  return (
    <>
      <FieldGrid>
        <TextField
          field="sale.itemName"
          label="field.sale.itemName"
          required
          maxLength={40}
          value={sale.itemName}
          onChange={(itemName) => put({ itemName })}
        />
        <TextField
          field="sale.maxWon"
          label="field.sale.maxWon"
          required
          numeric
          maxLength={8}
          value={sale.maxWon === 0 ? '' : String(sale.maxWon)}
          onChange={(text) => put({ maxWon: Number(text.replace(/\D/g, '')) })}
        />
      </FieldGrid>
      <SwitchField
        label="field.sale.partPayment"
        value={sale.partPayment}
        onChange={(partPayment) => put({ partPayment })}
      />
      <SwitchField
        label="field.sale.partialCancel"
        value={sale.partialCancel}
        onChange={(partialCancel) => put({ partialCancel })}
      />
      <Buyers chosen={sale.buyerFields} onChange={(fields) => put({ buyerFields: fields })} />
      <ChoiceField
        field="tax.type"
        label="field.tax.type"
        value={tax.type}
        options={[
          { value: 'taxable', label: 'field.tax.type.taxable' },
          { value: 'tax-free', label: 'field.tax.type.tax-free' },
          { value: 'mixed', label: 'field.tax.type.mixed' },
        ]}
        onChange={(type) => change((now) => ({ ...now, tax: { type } }))}
      />
    </>
  );
}

/** Off unless the shop asks for them. */
function Buyers(props: {
  readonly chosen: readonly BuyerField[];
  readonly onChange: (chosen: readonly BuyerField[]) => void;
}) {
  const words = useWords();
  const { chosen } = props;
  return (
    <fieldset className={css['field']}>
      <legend>{words('field.sale.buyerFields')}</legend>
      <div className={css['options']}>
        {buyerFields.map((field) => (
          <Button
            key={field}
            pressed={chosen.includes(field)}
            onPress={() =>
              props.onChange(
                buyerFields.filter((each) => chosen.includes(each) !== (each === field)),
              )
            }
          >
            {words(`field.sale.buyerFields.${field}`)}
          </Button>
        ))}
      </div>
    </fieldset>
  );
}
