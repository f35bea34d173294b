import { conformance } from '../support/conformance.ts';
import { directShell } from '../support/direct-shell.ts';

conformance('the handler, called directly', directShell);
