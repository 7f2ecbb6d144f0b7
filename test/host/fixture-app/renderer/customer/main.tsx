import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root) createRoot(root).render(<h1 style={{ color: 'green' }}>customer</h1>);
