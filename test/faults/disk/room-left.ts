/**
 * How much a disk that becomes full still gives: so many bytes, by which long writes fail the most, or room so many times, by which
 * every write that makes a file longer and every new name fails as often as every other.
 *
 * @param random in [0, 1)
 */
export function roomLeft(
  random: () => number,
  most: { bytes: number; times: number },
): { bytesLeft: number } | { timesLeft: number } {
  return random() < 0.5
    ? { bytesLeft: Math.floor(random() * most.bytes) }
    : { timesLeft: Math.floor(random() * most.times) };
}
