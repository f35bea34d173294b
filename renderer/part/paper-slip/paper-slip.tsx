import type { ReactNode } from 'react';
import { Spoken } from '../../speech/spoken.tsx';
import type { Saying } from '../../text/saying.ts';
import { QrCode } from './qr-code.tsx';
import './paper-slip.css';

export interface PaperSlipProps {
  /** What this paper is: 存好单. */
  title: Saying;
  /** The number as a text with its own spoken form, so that it is shown and said in pairs (`{{number, code}}`). */
  number: Saying;
  /** The number opens something, and is said aloud only where the resident allowed it. */
  personal?: boolean;
  /** What the QR code says; left out where there is nothing to scan. */
  code?: string;
  /** Under the number: the service and the day. */
  note?: Saying;
  /** Below that, for whoever it is shown to. */
  children?: ReactNode;
}

/** The paper as it comes out of the printer, on the screen: whoever has no paper has seen what it would say. */
export function PaperSlip({ title, number, personal = false, code, note, children }: PaperSlipProps) {
  return (
    <div className="slip">
      <Spoken say={title} as="p" className="slip-title" />
      <Spoken say={number} as="p" className="slip-number" personal={personal} />
      {code !== undefined && <QrCode text={code} className="slip-code" />}
      {note && <Spoken say={note} as="p" className="slip-note" />}
      {children}
      <svg className="slip-edge" viewBox="0 0 200 8" preserveAspectRatio="none" aria-hidden="true">
        <path d={tornEdge} />
      </svg>
    </div>
  );
}

/** Twenty teeth. */
const tornEdge = `M.5 0${Array.from({ length: 20 }, (_, tooth) => `L${tooth * 10 + 5} 7L${Math.min(tooth * 10 + 10, 199.5)} 0`).join('')}`;
