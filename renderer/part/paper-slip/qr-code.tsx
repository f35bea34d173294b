import { useEffect, useState } from 'react';
import { Spoken } from '../../speech/spoken.tsx';
import { part } from '../say.ts';

interface Code {
  side: number;
  path: string;
}

/**
 * A QR code drawn as one path. Always black on white with four modules of quiet around it, in every theme: scanners
 * want it so. The encoder is loaded when first needed, since few screens show a code.
 */
export function QrCode({ text, className }: { text: string; className?: string }) {
  const [code, setCode] = useState<Code | undefined>(undefined);
  useEffect(() => {
    let wanted = true;
    void (async () => {
      const made = await encode(text);
      if (wanted) setCode(made);
    })();
    return () => {
      wanted = false;
    };
  }, [text]);
  return (
    <div className={className}>
      {code && (
        <svg
          className="qr-code"
          viewBox={`-4 -4 ${code.side + 8} ${code.side + 8}`}
          shapeRendering="crispEdges"
          aria-hidden="true"
        >
          <path className="qr-paper" d={`M-4-4h${code.side + 8}v${code.side + 8}h${-code.side - 8}z`} />
          <path className="qr-ink" d={code.path} />
        </svg>
      )}
      <Spoken say={part('slip.code')} className="unseen" quiet />
    </div>
  );
}

async function encode(text: string): Promise<Code> {
  const { create } = await import('qrcode');
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) path += `M${column} ${row}h1v1h-1z`;
  return { side: modules.size, path };
}
