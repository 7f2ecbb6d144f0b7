import css from './figures.module.css';

/** One named figure. The `strong` one is what this screen is about. */
export type Figure = { readonly name: string; readonly value: string; readonly strong?: boolean };

/** A few named figures side by side. */
export function Figures({ figures }: { readonly figures: readonly Figure[] }) {
  return (
    <dl className={css['figures']}>
      {figures.map(({ name, value, strong = false }) => (
        <div key={name} className={css['figure']} data-strong={strong || undefined}>
          <dt>{name}</dt>
          <dd data-long={crowdOf(value)}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Long figures shrink instead of wrapping. */
function crowdOf({ length }: string): 'very' | true | undefined {
  if (length > 11) return 'very';
  return length > 9 || undefined;
}
