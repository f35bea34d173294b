import { conformance } from '../support/conformance.ts';
import { chromiumShell } from '../support/chromium-shell.ts';

conformance('http on loopback, in Chromium', chromiumShell);
