import type { Printed } from '../../store/shown-slip.ts';

const patienceMs = 3000;

/** How the paper came out, or `failed` when it takes longer than anybody should wait for it before an empty screen. */
export async function patiently(printing: Promise<Printed>): Promise<Printed> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<Printed>((resolve) => {
    timer = setTimeout(resolve, patienceMs, 'failed');
  });
  try {
    return await Promise.race([printing, late]);
  } finally {
    clearTimeout(timer);
  }
}
