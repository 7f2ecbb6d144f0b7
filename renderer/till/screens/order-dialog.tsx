import type { FormEvent } from 'react';
import type { Buyer, BuyerField } from '../../../preload/views.ts';
import type { TillState } from '../../../preload/window-states.ts';
import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { useEntry, useTill } from '../till-context.ts';
import { useWords } from '../words.ts';
import css from './dialogs.module.css';

/** The longest texts a charge takes. */
const itemCharsMax = 40;
const charsMax: Readonly<Record<BuyerField, number>> = {
  name: 16,
  email: 64,
  tel: 16,
  addr: 128,
  postcode: 8,
};

/** The item name, and the buyer where the shop asks for it; kept for the next sale only. */
export function OrderDialog(props: { readonly state: TillState; readonly onClose: () => void }) {
  const words = useWords();
  const { entry } = useTill().stores;
  const now = useEntry();
  const { itemName, buyerFields } = props.state;
  const keep = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    entry.keepDetails(detailsIn(new FormData(event.currentTarget), buyerFields));
    props.onClose();
  };
  return (
    <Dialog title={words('order.title')} onClose={props.onClose}>
      <form className={css['form']} onSubmit={keep} autoComplete="off">
        <label>
          {words('order.item', { usual: itemName })}
          <input name="item" maxLength={itemCharsMax} defaultValue={now.itemName} />
        </label>
        {buyerFields.map((field) => (
          <label key={field}>
            {words(`order.${field}`)}
            <input name={field} maxLength={charsMax[field]} defaultValue={now.buyer[field] ?? ''} />
          </label>
        ))}
        <div className={css['keys']}>
          <Button hint="Esc" onPress={props.onClose}>
            {words('back')}
          </Button>
          <Button kind="primary" submit hint="Enter">
            {words('order.save')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function detailsIn(form: FormData, fields: readonly BuyerField[]) {
  const filled = fields
    .map((field) => [field, textIn(form, field)] as const)
    .filter(([, text]) => text !== '');
  const buyer: Buyer = Object.fromEntries(filled);
  return { itemName: textIn(form, 'item'), buyer };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
