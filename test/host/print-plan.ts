import { paperForPrint } from './paper-sizes.ts';

/** What `print` was asked, checked. */
export type PrintPlan = {
  /** Empty for the default printer. */
  readonly deviceName: string;
  /** In microns. */
  readonly paper: Electron.Size;
  readonly printBackground: boolean;
  readonly hasMargins: boolean;
};

/** Options that are acted on; another one throws its name. */
const known = new Set(['silent', 'printBackground', 'deviceName', 'pageSize', 'margins']);

/** Reads the options of `print`; throws what Electron throws, and by name what is not imitated. */
export function planOf(options: Electron.WebContentsPrintOptions): PrintPlan {
  if (typeof options !== 'object' || options === null) {
    throw new TypeError('webContents.print(): Invalid print settings specified.');
  }
  for (const key of Object.keys(options)) {
    if (!known.has(key)) throw new Error(`host: the print option ${key} is not there`);
  }
  const { silent = false, deviceName = '', printBackground = false, margins = {} } = options;
  const paper = paperForPrint(options.pageSize);
  if (!silent) throw new Error('host: print with a dialog is not imitated');
  const { marginType = 'default' } = margins;
  if (marginType === 'custom') throw new Error('host: custom margins are not imitated');
  return { deviceName, paper, printBackground, hasMargins: marginType === 'default' };
}
