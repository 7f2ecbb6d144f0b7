/** The digits that are read in one breath. */
const groupOf = 4;

/** An account number in pieces for the eye; together they are exactly what Bunjang sent. */
export function accountGroups(accountNumber: string): readonly string[] {
  if (/[-\s]/.test(accountNumber)) return accountNumber.split(/(?<=[-\s])/);
  return accountNumber.match(new RegExp(`.{1,${groupOf}}`, 'gu')) ?? [];
}
