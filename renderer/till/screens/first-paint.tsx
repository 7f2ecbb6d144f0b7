import { useWords } from '../words.ts';

/** The same picture as in `index.html`, until main has answered. */
export function FirstPaint() {
  const words = useWords();
  return (
    <div className="first-paint">
      <div>{words('brand')}</div>
      <div />
    </div>
  );
}
