import type { Check } from './check.ts';
import { bridgeErrors, bridgeValues, sender, senderRefused } from './checks/bridge.ts';
import { navigation, network, permissions, windowOpen } from './checks/confined.ts';
import { roundTrip, startTime } from './checks/figures.ts';
import { crash, end, hang, order, secondInstance } from './checks/life.ts';
import { notice, power, shown } from './checks/machine.ts';
import { cancel, charge } from './checks/money.ts';
import { packed, packedRefuses } from './checks/packed.ts';
import { paper, printers, receiptFiles } from './checks/paper.ts';
import { crypto, keychain, storage, versions } from './checks/runtime.ts';
import { isolation, origin, policy, preferences, preloadWorld, sandboxed } from './checks/shell.ts';
import type { CheckId } from './list.ts';

/** What runs under each name of the list. */
export const allChecks: Readonly<Record<CheckId, Check>> = {
  versions,
  preferences,
  sandboxed,
  isolation,
  origin,
  policy,
  preloadWorld,
  navigation,
  windowOpen,
  permissions,
  network,
  bridgeValues,
  bridgeErrors,
  sender,
  senderRefused,
  order,
  secondInstance,
  crash,
  hang,
  shown,
  storage,
  crypto,
  keychain,
  power,
  notice,
  printers,
  paper,
  packed,
  packedRefuses,
  startTime,
  roundTrip,
  charge,
  receiptFiles,
  cancel,
  end,
};
