const patienceMs = 1000;

/** Waits until the paper is out, but no longer than anybody should stand before an empty screen. */
export async function patiently(printing: Promise<unknown>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, patienceMs);
  });
  try {
    await Promise.race([printing, late]);
  } finally {
    clearTimeout(timer);
  }
}
