import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { Button } from '../../shared/button.tsx';
import { NoticeBox } from '../../shared/notice.tsx';
import { PanelFrame } from '../panels/panel-frame.tsx';
import { problemText, ruleText } from '../text/rule-text.ts';
import { useTill, useTillState } from '../till-context.ts';
import { useWords } from '../words.ts';
import { ChannelStep } from './channel-step.tsx';
import { DeferredStep } from './deferred-step.tsx';
import { DeviceStep } from './device-step.tsx';
import { fieldName } from './field-name.ts';
import { KeysStep } from './keys-step.tsx';
import { LedgerStep } from './ledger-step.tsx';
import { PointsStep } from './points-step.tsx';
import { PrintingStep } from './printing-step.tsx';
import { SaleStep } from './sale-step.tsx';
import css from './set-up.module.css';
import { SetUpContext, useSetUp, useSetUpState } from './set-up-context.ts';
import { createSetUpStore, isOfWholePart, type SetUpStep, setUpSteps } from './set-up-store.ts';
import { ShopStep } from './shop-step.tsx';

/** First run and settings are the same steps; no setting counts before 저장. */
export function SetUpPanel() {
  const { bridge, run, stores } = useTill();
  const { keys, mode } = useTillState();
  const needed: SetUpStep = keys === 'missing' && mode !== 'training' ? 'keys' : 'shop';
  const panel = useStore(stores.view, (view) => view.panel);
  const part = panel.at === 'set-up' ? panel.part : undefined;
  const [setUp] = useState(() => createSetUpStore(bridge, run, stores.view, part ?? needed));
  useEffect(() => void setUp.load(), [setUp]);
  useEffect(() => {
    if (part !== undefined) setUp.go(part);
  }, [part, setUp]);
  return (
    <SetUpContext value={setUp}>
      <Frame />
    </SetUpContext>
  );
}

function Frame() {
  const words = useWords();
  const { draft, step, saved } = useSetUpState();
  const { go, save } = useSetUp();
  const at = setUpSteps.indexOf(step);
  const previous = setUpSteps[at - 1];
  const next = setUpSteps[at + 1];
  return (
    <PanelFrame title={words('set-up.title')} beside={<Saved saved={saved} />}>
      <div className={css['body']}>
        <Steps />
        <div className={css['scroll']}>
          <RunMode />
          <Problems />
          <PartFault />
          {draft === null ? <p role="status">{words('loading')}</p> : <Step step={step} />}
        </div>
      </div>
      <div className={css['keys']}>
        <Button disabled={previous === undefined} onPress={() => previous && go(previous)}>
          {words('set-up.previous')}
        </Button>
        <Button disabled={next === undefined} onPress={() => next && go(next)}>
          {words('set-up.next')}
        </Button>
        <Button kind="primary" disabled={draft === null} onPress={() => void save()}>
          {words('set-up.save')}
        </Button>
      </div>
    </PanelFrame>
  );
}

function Saved({ saved }: { readonly saved: boolean }) {
  const words = useWords();
  return <strong role="status">{saved ? words('set-up.saved') : ''}</strong>;
}

function Steps() {
  const words = useWords();
  const { step } = useSetUpState();
  const { go } = useSetUp();
  return (
    <nav aria-label={words('set-up.steps')}>
      <ol className={css['steps']}>
        {setUpSteps.map((each, index) => (
          <li key={each}>
            <Button pressed={each === step} onPress={() => go(each)}>
              {index + 1}. {words(`set-up.step.${each}`)}
            </Button>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Step({ step }: { readonly step: SetUpStep }) {
  switch (step) {
    case 'shop':
      return <ShopStep />;
    case 'keys':
      return <KeysStep />;
    case 'channel':
      return <ChannelStep />;
    case 'sale':
      return <SaleStep />;
    case 'deferred':
      return <DeferredStep />;
    case 'device':
      return <DeviceStep />;
    case 'printing':
      return <PrintingStep />;
    case 'points':
      return <PointsStep />;
    case 'ledger':
      return <LedgerStep />;
  }
}

/** What is set here is not what this run was told to be. */
function RunMode() {
  const words = useWords();
  const { runMode } = useSetUpState();
  if (runMode === null) return null;
  return <NoticeBox tone="info">{words(`set-up.run-mode.${runMode}`)}</NoticeBox>;
}

/** Why a whole part may not change now; it has no field to stand beside. */
function PartFault() {
  const words = useWords();
  const { fault } = useSetUpState();
  if (fault === null || !isOfWholePart(fault)) return null;
  return (
    <NoticeBox tone="pending">
      <p role="alert">{ruleText(fault, words)}</p>
    </NoticeBox>
  );
}

/** What main found in the settings file; each is also shown beside its field. */
function Problems() {
  const words = useWords();
  const { problems } = useSetUpState();
  if (problems.length === 0) return null;
  return (
    <NoticeBox tone="pending">
      <p>{words('set-up.problems')}</p>
      <ul>
        {problems.map((problem) => (
          <li key={problem.field}>
            {fieldName(problem.field, words)}: {problemText(problem, words)}
          </li>
        ))}
      </ul>
    </NoticeBox>
  );
}
