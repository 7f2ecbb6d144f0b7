import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Settings } from '../../../preload/settings.ts';
import { problemText, ruleText } from '../text/rule-text.ts';
import { useWords } from '../words.ts';
import type { PrintersKnown } from './printing-store.ts';
import type { SetUp, SetUpStore } from './set-up-store.ts';

export const SetUpContext = createContext<SetUpStore | null>(null);

export function useSetUp(): SetUpStore {
  const setUp = useContext(SetUpContext);
  if (setUp === null) throw new Error('a part of the set-up was drawn outside of it');
  return setUp;
}

export function useSetUpState(): SetUp {
  return useStore(useSetUp().store);
}

/** The printers of this PC, and what came of the test page. */
export function usePrinters(): PrintersKnown {
  return useStore(useSetUp().printing.store);
}

/** The settings as they would be saved; for steps that are drawn once they are there. */
export function useDraft(): Settings {
  const { draft } = useSetUpState();
  if (draft === null) throw new Error('a step was drawn before the settings came');
  return draft;
}

/** What is wrong with a field now, as a sentence, or null. */
export function useFault(field: string): string | null {
  const words = useWords();
  const { fault, problems } = useSetUpState();
  if (fault?.field === field) return ruleText(fault, words);
  const problem = problems.find((each) => each.field === field);
  return problem === undefined ? null : problemText(problem, words);
}
