import { z } from 'zod';
import { attachmentMarkShape } from './cover.ts';

/**
 * Who uploads and what: signed by the kiosk and sent with every request of an upload, so that the intake takes bytes
 * from kiosks it knows, and no more of them than were announced.
 */
export const attachmentGrantShape = attachmentMarkShape.extend({ kiosk: z.uuid(), intake: z.uuid() });

export type AttachmentGrant = z.output<typeof attachmentGrantShape>;
