import { useState } from 'react';
import './page.css';

/** A page of React under the app's own policy: style, state, a field and a link. */
export function Page({ name }: { readonly name: string }) {
  const [count, setCount] = useState(0);
  const [text, setText] = useState('');
  return (
    <main data-name={name} style={{ padding: 12 }}>
      <h1>{name}</h1>
      <button type="button" onClick={() => setCount(count + 1)}>
        pressed {count}
      </button>
      <label>
        typed
        <input value={text} onChange={(event) => setText(event.target.value)} />
      </label>
      <output>{text}</output>
      <a href="https://elsewhere.example/" target="_blank" rel="noreferrer">
        out
      </a>
    </main>
  );
}
