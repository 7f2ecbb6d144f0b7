import { describe, expect, test } from 'vitest';
import { readCancel } from '../../../main/domain/cancel-reading.ts';
import type { ProviderCancel } from '../../../main/domain/provider-payment.ts';
import { won } from '../../../main/domain/won.ts';
import { providerRow } from '../../core/provider-row.ts';

const ours = { cancelId: 'C7F3K2', checksumWon: won(12_500) };

function past(reason: string | null, amountWon = 500): ProviderCancel {
  return {
    pgTid: `tid of ${reason}`,
    amountWon,
    cancelledAtS: 7,
    reason,
    receiptUrl: null,
    cancellationId: null,
  };
}

const cases: readonly (readonly [
  name: string,
  cancelledWon: number,
  history: readonly ProviderCancel[],
  kind: string,
])[] = [
  ['nothing happened', 0, [], 'unchanged'],
  ['our id stands in the history', 500, [past('반품 #C7F3K2')], 'done'],
  ['our id stands behind another cancel', 1_000, [past('x #AAAAAA'), past('#C7F3K2')], 'done'],
  ['our id stands there, though the sum did not rise yet', 0, [past('반품 #C7F3K2')], 'done'],
  ['somebody cancelled without an id', 500, [past(null)], 'someone-else'],
  ['somebody cancelled with another id', 500, [past('반품 #C7F3K3')], 'someone-else'],
  ['our id stands in the middle of other words', 500, [past('#C7F3K2 again')], 'someone-else'],
  ['our id without its mark', 500, [past('C7F3K2')], 'someone-else'],
  ['the sum rose and the history is empty', 12_500, [], 'someone-else'],
];

describe('a payment that is read again after a cancel', () => {
  test.each(cases)('%s', (_, cancelAmountWon, cancelHistory, kind) => {
    expect(readCancel(providerRow({ cancelAmountWon, cancelHistory }), ours).kind).toBe(kind);
  });

  test('a second cancel is compared with what was left, not with the whole', () => {
    const row = providerRow({ cancelAmountWon: 500, cancelHistory: [past('x #AAAAAA')] });
    expect(readCancel(row, { ...ours, checksumWon: won(12_000) }).kind).toBe('unchanged');
  });

  test('tells which entry of the history is ours', () => {
    const row = providerRow({
      cancelAmountWon: 1_000,
      cancelHistory: [past('x #AAAAAA'), past('y #C7F3K2')],
    });
    expect(readCancel(row, ours)).toMatchObject({ entry: { pgTid: 'tid of y #C7F3K2' } });
  });
});
