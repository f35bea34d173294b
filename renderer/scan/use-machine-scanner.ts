import { useEffect } from 'react';
import { api } from '../api.ts';
import { useKiosk } from '../kiosk.tsx';
import { hearScan } from './taken-scans.ts';

/** Hears the scanner that only the machine hears of. */
export function useMachineScanner(): void {
  const { onEvent } = useKiosk();
  useEffect(
    () =>
      onEvent(({ kind }) => {
        if (kind === 'code.read') void take();
      }),
    [onEvent],
  );
}

async function take(): Promise<void> {
  // What cannot be fetched now is scanned once more by whoever heard nothing.
  const taken = await api.kiosk.takeCode().catch(() => undefined);
  if (taken && taken.text !== null) hearScan(taken.text);
}
