import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { reportUncaught } from './report.ts';
import { noticeTouches } from './resident/fault-screen.tsx';
import { loadLanguages } from './text/change-language.ts';
import { fetchLetters } from './text/fetch-letters.ts';
import { i18n } from './text/i18n.ts';
import { sourceLanguage } from './text/language.ts';
import './style/style.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
reportUncaught();
noticeTouches();
createRoot(root, {
  // What the boundary around the rooms cannot catch is a fault in itself: then nothing is left but to begin anew.
  onUncaughtError: (fault) => {
    reportError(fault);
    setTimeout(() => location.reload(), 60_000);
  },
}).render(<App />);

// After the first screen: nobody should wait for it, and the next screens and another language should take no time.
requestIdleCallback(() => {
  void fetchLetters(i18n.getDataByLanguage(sourceLanguage) ?? {}, sourceLanguage);
  // A language that does not come now is asked for again when somebody wants it.
  loadLanguages().catch(() => undefined);
});
