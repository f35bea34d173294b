import { os } from './base.ts';
import { catalog } from './catalog.ts';
import { division } from './division.ts';
import { kiosk } from './kiosk.ts';
import { record } from './record.ts';
import { session } from './session.ts';
import { staff } from './staff.ts';
import { submission } from './submission.ts';
import { visit } from './visit.ts';

/** Every call of the contract; the types say so if one is missing. */
export const router = os.router({ kiosk, catalog, division, session, record, submission, staff, visit });
