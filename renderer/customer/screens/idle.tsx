import { useCustomerState } from '../customer-context.ts';
import { Heading } from '../parts/heading.tsx';
import { Message } from '../parts/message.tsx';
import { PadScreen } from '../parts/pad-screen.tsx';
import { useWords } from '../words.ts';
import css from './idle.module.css';

/** P0: nobody is paying. */
export function Idle({ shopName }: { readonly shopName: string }) {
  const words = useWords();
  const { mode } = useCustomerState();
  return (
    <PadScreen>
      <Message>
        <p className={css['shop']}>{shopName}</p>
        <Heading>{words('idle.title')}</Heading>
        <p>{words(mode === 'training' ? 'training' : 'idle.next')}</p>
      </Message>
    </PadScreen>
  );
}
