/**
 * What became of a *print* entry that reached the printer; null for every other entry, and for one that
 * was taken back.
 */
export const printEnds = `
ALTER TABLE queue ADD COLUMN printed TEXT CHECK (printed IN ('printed', 'unsure'));
`;
