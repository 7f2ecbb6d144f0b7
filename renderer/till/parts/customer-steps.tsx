import type { CustomerStep } from '../../../preload/sale-views.ts';
import { useWords } from '../words.ts';
import css from './parts.module.css';

const steps: readonly CustomerStep[] = ['intro', 'id', 'pw', 'checking', 'consent'];

/** Where the customer is: words only, never what is typed nor how long it is. */
export function CustomerSteps({ step }: { readonly step: CustomerStep }) {
  const words = useWords();
  const now = steps.indexOf(step);
  return (
    <ol className={css['steps']} aria-label={words('customer.steps')}>
      {steps.map((each, index) => (
        <li
          key={each}
          data-step={index < now ? 'done' : index === now ? 'now' : 'later'}
          aria-current={index === now ? 'step' : undefined}
        >
          {words(`customer.step.${each}`)}
          {index < now ? <span aria-hidden="true"> ✓</span> : null}
          {index < now ? <span className="said-only">{words('customer.step.done')}</span> : null}
        </li>
      ))}
    </ol>
  );
}
