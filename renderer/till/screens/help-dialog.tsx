import { Button } from '../../shared/button.tsx';
import { Dialog } from '../../shared/dialog.tsx';
import { keyTable } from '../keys/key-table.ts';
import { useWords } from '../words.ts';
import css from './dialogs.module.css';

/** Every key and what it does, drawn from the one key table. */
export function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useWords();
  const half = Math.ceil(keyTable.length / 2);
  return (
    <Dialog title={words('help.title')} onClose={onClose} wide>
      <div className={css['columns']}>
        <Keys rows={keyTable.slice(0, half)} />
        <Keys rows={keyTable.slice(half)} />
      </div>
      <p className={css['hint']}>
        {words('help.digits')}: {words('help.digits.does')}
      </p>
      <p className={css['hint']}>{words('help.scan')}</p>
      <div className={css['keys']}>
        <Button kind="primary" hint="Esc" onPress={onClose}>
          {words('close')}
        </Button>
      </div>
    </Dialog>
  );
}

function Keys({ rows }: { readonly rows: typeof keyTable }) {
  const words = useWords();
  return (
    <table className={css['table']}>
      <thead>
        <tr>
          <th scope="col">{words('help.key')}</th>
          <th scope="col">{words('help.does')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ command, shown, does }) => (
          <tr key={command}>
            <th scope="row">{shown}</th>
            <td>{words(does)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
