import type { TillState } from '../../../preload/window-states.ts';
import { idleState, paymentOf, salesAt, won } from '../../fakes/till-states.ts';
import { moneyScenes } from './money-scenes.ts';
import { breakdownScenes, dialogScenes, panelScenes, setUpScenes } from './panel-scenes.ts';
import { pointsScenes } from './points-scenes.ts';
import { printScenes } from './print-scenes.ts';
import { press, type Scene } from './scene.ts';
import { notices, test, training, waiting } from './scene-states.ts';

/** Every screen, panel and dialog of the till. `nowMs` is for countdowns. */
export function scenesAt(nowMs: number): readonly Scene[] {
  return [
    ...amountScenes,
    ...saleScenes(nowMs),
    ...panelScenes,
    ...breakdownScenes,
    ...dialogScenes,
    ...setUpScenes,
    ...moneyScenes(nowMs),
    ...pointsScenes(nowMs),
    ...printScenes(nowMs),
  ];
}

const amountScenes: readonly Scene[] = [
  { name: 'idle', state: idleState },
  { name: 'amount', state: idleState, act: press('1', '2', 'NumpadDecimal', '0') },
  {
    name: 'amount-long',
    state: { ...idleState, maxWon: won(99_999_999) },
    act: press(...'12345678'),
  },
  { name: 'over-limit', state: idleState, act: press(...'2000000') },
  { name: 'training', state: { ...training, waiting }, act: press('1', '2', '0', '0', '0') },
  { name: 'test-mode', state: { ...test, notices, waiting }, act: press('5', '0', '0', '0') },
  {
    name: 'offline',
    state: {
      ...idleState,
      online: false,
      notices: [{ kind: 'offline', waiting: 2, maySell: false }],
      waiting,
      keypadOrder: '123',
    },
  },
  { name: 'message', state: idleState, act: press('1', '0', '0', '0', 'Enter') },
];

function saleScenes(nowMs: number): readonly Scene[] {
  const swivel: TillState = { ...training, screen: 'swivel' };
  const sales = Object.entries(salesAt(nowMs)).map(([name, sale]) => ({
    name,
    state: { ...(name === 'customer.pw' ? swivel : idleState), sale },
  }));
  const { approved, declined, unknown } = salesAt(nowMs);
  if (approved?.at !== 'approved' || declined?.at !== 'declined' || !unknown) return sales;
  const alarming = paymentOf('P1', 'paid', { alarm: 'real-payment-in-test' });
  return [
    ...sales,
    { name: 'reason-if-paid', state: { ...idleState, sale: unknown }, act: press('F7') },
    { name: 'approved-part', state: { ...training, sale: { ...approved, restWon: won(5_000) } } },
    { name: 'approved-alarm', state: { ...test, sale: { ...approved, payment: alarming } } },
    {
      name: 'declined-final',
      state: { ...test, sale: { ...declined, reason: 'merchant', mayRetry: false } },
      act: (page) => page.getByText(/상세|Details/).click(),
    },
  ];
}
