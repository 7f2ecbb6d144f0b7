import type { FormEvent } from 'react';
import type { Buyer, BuyerField, Won } from '../../../preload/views.ts';
import type { TillState } from '../../../preload/window-states.ts';
import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { amountOf, digitsMax } from '../flow/digits.ts';
import type { Details } from '../store/entry-store.ts';
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

/** The item name, and the tax-free share and the buyer where the shop has them; for the next sale only. */
export function OrderDialog(props: { readonly state: TillState; readonly onClose: () => void }) {
  const words = useWords();
  const { entry } = useTill().stores;
  const now = useEntry();
  const { itemName, buyerFields, taxType } = props.state;
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
        {taxType === 'mixed' ? <TaxFreeField now={now.taxFreeWon} /> : null}
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

/** Whole won and nothing else: whatever is no digit never stands in the field. */
function TaxFreeField({ now }: { readonly now: Won | null }) {
  const words = useWords();
  const dropOthers = (event: FormEvent<HTMLInputElement>) => {
    event.currentTarget.value = event.currentTarget.value.replace(/\D/g, '').slice(0, digitsMax);
  };
  return (
    <label>
      {words('order.tax-free')}
      <input name="taxFree" inputMode="numeric" defaultValue={now ?? ''} onInput={dropOthers} />
    </label>
  );
}

function detailsIn(form: FormData, fields: readonly BuyerField[]): Details {
  const filled = fields
    .map((field) => [field, textIn(form, field)] as const)
    .filter(([, text]) => text !== '');
  const buyer: Buyer = Object.fromEntries(filled);
  const taxFree = textIn(form, 'taxFree');
  const taxFreeWon = taxFree === '' ? null : amountOf(taxFree);
  return { itemName: textIn(form, 'item'), buyer, taxFreeWon };
}

function textIn(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value.trim() : '';
}
