import type { Slip } from '../../../core/contract.ts';

const patienceMs = 3000;

/** How the paper came out, or `failed` when it takes longer than anybody should wait for it before an empty screen. */
export async function patiently(printing: Promise<Slip['printed']>): Promise<Slip['printed']> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Slip['printed']>((resolve) => {
    timer = setTimeout(resolve, patienceMs, 'failed');
  });
  try {
    return await Promise.race([printing, late]);
  } finally {
    clearTimeout(timer);
  }
}
