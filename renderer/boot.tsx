import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { reportUncaught } from './report.ts';
import { noticeTouches } from './resident/fault-screen.tsx';
import { listenForScans } from './scan/listen-for-scans.ts';
import { shutWaysOut } from './ways-out.ts';
import './style/style.css';

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
reportUncaught();
noticeTouches();
shutWaysOut();
listenForScans();
createRoot(root, {
  // What the boundary around the rooms cannot catch is a fault in itself: then nothing is left but to begin anew.
  onUncaughtError: (fault) => {
    reportError(fault);
    setTimeout(() => location.reload(), 60_000);
  },
}).render(<App />);
