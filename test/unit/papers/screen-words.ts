import type { Language } from '../../../preload/views.ts';
import enPoints from '../../../renderer/words/en/points.json' with { type: 'json' };
import enPrinting from '../../../renderer/words/en/printing.json' with { type: 'json' };
import enShared from '../../../renderer/words/en/shared.json' with { type: 'json' };
import enTill from '../../../renderer/words/en/till.json' with { type: 'json' };
import koPoints from '../../../renderer/words/ko/points.json' with { type: 'json' };
import koPrinting from '../../../renderer/words/ko/printing.json' with { type: 'json' };
import koShared from '../../../renderer/words/ko/shared.json' with { type: 'json' };
import koTill from '../../../renderer/words/ko/till.json' with { type: 'json' };

/** Every sentence of the till's window by its name, as people read it. */
export const screenWords: Readonly<Record<Language, ReadonlyMap<string, string>>> = {
  ko: new Map(Object.entries({ ...koShared, ...koTill, ...koPoints, ...koPrinting })),
  en: new Map(Object.entries({ ...enShared, ...enTill, ...enPoints, ...enPrinting })),
};
