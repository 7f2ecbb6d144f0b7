import { ChoiceField, TextField } from './fields.tsx';
import { useDraft, useSetUp } from './set-up-context.ts';

/** The customer's screen, the keypad, and the way to the internet. */
export function DeviceStep() {
  const { screen, network } = useDraft();
  const { change } = useSetUp();
  return (
    <>
      <ChoiceField
        field="screen.customer"
        label="field.screen.customer"
        value={screen.customer}
        options={[
          { value: 'second', label: 'field.screen.customer.second' },
          { value: 'swivel', label: 'field.screen.customer.swivel' },
        ]}
        onChange={(customer) => change((now) => ({ ...now, screen: { ...now.screen, customer } }))}
      />
      <ChoiceField
        field="screen.keypad"
        label="field.screen.keypad"
        value={screen.keypad}
        options={[
          { value: '789', label: 'field.screen.keypad.789' },
          { value: '123', label: 'field.screen.keypad.123' },
        ]}
        onChange={(keypad) => change((now) => ({ ...now, screen: { ...now.screen, keypad } }))}
      />
      <TextField
        field="network.proxy"
        label="field.network.proxy"
        hint="field.network.proxy.hint"
        maxLength={200}
        value={network.proxy}
        onChange={(proxy) => change((now) => ({ ...now, network: { ...now.network, proxy } }))}
      />
      <ChoiceField
        field="network.trust"
        label="field.network.trust"
        value={network.trust}
        options={[
          { value: 'bundled', label: 'field.network.trust.bundled' },
          { value: 'system', label: 'field.network.trust.system' },
        ]}
        onChange={(trust) => change((now) => ({ ...now, network: { ...now.network, trust } }))}
      />
    </>
  );
}
