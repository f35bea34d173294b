import { conformance } from '../support/conformance.ts';
import { electronShell } from '../support/electron-shell.ts';

conformance('Electron, by its own scheme', electronShell);
