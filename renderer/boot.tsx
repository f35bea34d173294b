import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { loadLanguages } from './text/change-language.ts';
import './style/style.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(<App />);

// After the first screen: nobody should wait for it, and changing the language should take no time.
requestIdleCallback(() => void loadLanguages());
