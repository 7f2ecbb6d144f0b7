import { useEffect } from 'react';
import type { PrinterView } from '../../../preload/print-views.ts';
import type { Settings } from '../../../preload/settings.ts';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { type TillWords, useWords } from '../words.ts';
import { ChoiceField } from './fields.tsx';
import { choiceOf, defaultOf, type PrinterChoice, printerOf, troubleOf } from './printer-choice.ts';
import css from './set-up.module.css';
import { useDraft, usePrinters, useSetUp } from './set-up-context.ts';
import { TestPage } from './test-page.tsx';

/** The receipt printer, its paper, and whether receipts come out by themselves. */
export function PrintingStep() {
  const words = useWords();
  const { printing } = useDraft();
  const { change, printing: devices } = useSetUp();
  const put = (patch: Partial<Settings['printing']>) => {
    devices.forgetTest();
    change((now) => ({ ...now, printing: { ...now.printing, ...patch } }));
  };
  useEffect(() => void devices.readPrinters(), [devices]);
  return (
    <>
      <NoticeBox tone="info">
        <p>{words('printing.what')}</p>
      </NoticeBox>
      <PrinterField printer={printing.printer} put={put} />
      <ChoiceField<'80' | '58'>
        field="printing.paperMm"
        label="field.printing.paperMm"
        value={printing.paperMm === 80 ? '80' : '58'}
        options={[
          { value: '80', label: 'field.printing.paperMm.80' },
          { value: '58', label: 'field.printing.paperMm.58' },
        ]}
        onChange={(paper) => put({ paperMm: paper === '80' ? 80 : 58 })}
      />
      <TestPage />
      <ChoiceField<'no' | 'yes'>
        field="printing.auto"
        label="field.printing.auto"
        value={printing.auto ? 'yes' : 'no'}
        options={[
          { value: 'no', label: 'field.printing.auto.no' },
          { value: 'yes', label: 'field.printing.auto.yes' },
        ]}
        onChange={(auto) => put({ auto: auto === 'yes' })}
      />
      <p className={css['lead']}>{words(autoKeyOf(printing))}</p>
    </>
  );
}

function autoKeyOf({ printer, auto }: Settings['printing']) {
  if (auto && printer === null) return 'printing.auto.without-printer' as const;
  return auto ? ('printing.auto.on' as const) : ('printing.auto.off' as const);
}

function PrinterField(props: {
  readonly printer: string | null;
  readonly put: (patch: Partial<Settings['printing']>) => void;
}) {
  const words = useWords();
  const { printer, put } = props;
  const { printing: devices } = useSetUp();
  const { printers, reading } = usePrinters();
  const trouble = troubleOf(printer, printers);
  return (
    <>
      <ChoiceField<PrinterChoice>
        field="printing.printer"
        label="field.printing.printer"
        value={choiceOf(printer)}
        options={optionsOf(printer, printers ?? [], words)}
        onChange={(choice) => put({ printer: printerOf(choice) })}
      />
      {trouble === null ? null : (
        <NoticeBox tone="pending" urgent>
          {words(`printing.trouble.${trouble}`, { printer: printer ?? '' })}
        </NoticeBox>
      )}
      <div className={css['row']}>
        <Button disabled={reading} onPress={() => void devices.readPrinters()}>
          {words(reading ? 'printing.reading' : 'printing.refresh')}
        </Button>
        <p role="status" className={css['lead']}>
          {printers === null ? '' : words('printing.found', { n: printers.length })}
        </p>
      </div>
    </>
  );
}

/** Nothing, the default one, every printer there is; and the chosen one also where it is gone. */
function optionsOf(printer: string | null, printers: readonly PrinterView[], words: TillWords) {
  const standard = defaultOf(printers)?.shown;
  const gone = troubleOf(printer, printers) === 'gone' && printer !== null ? [printer] : [];
  const text = (value: PrinterChoice, label: string) => ({ value, label: { text: label } });
  return [
    ...printers.map(({ name, shown }) => text(`named/${name}`, shown)),
    ...gone.map((name) => text(`named/${name}`, words('printing.gone', { printer: name }))),
    text(
      'default',
      standard === undefined
        ? words('printing.default')
        : words('printing.default.now', { printer: standard }),
    ),
    text('none', words('printing.none')),
  ];
}
