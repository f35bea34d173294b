/** How sure of itself the model has to become, and how far one writing moves a character at most. */
const STEEPNESS = 12;
const STEP = 0.06;

/**
 * Generalised learning vector quantisation (Sato and Yamada, 1995): every writing that lies about as near to a wrong
 * character as to its own draws its own nearer and pushes the wrong one away.
 *
 * @param places `count * dimensions` numbers, changed in place
 * @param write answers one more writing of a character, as `dimensions` numbers
 * @param rounds how often every character is written, each time thrice
 */
export function sharpen(places, dimensions, write, random, rounds, say) {
  const count = places.length / dimensions;
  for (let round = 0; round < rounds; round += 1) {
    const step = STEP * (1 - round / rounds) + 0.01;
    let wrong = 0;
    const order = shuffled(count * 3, random);
    for (const turn of order) {
      const own = turn % count;
      const writing = write(own);
      const ownDistance = distanceTo(places, own, writing, dimensions, Infinity);
      const { rival, distance } = nearestOther(places, own, writing, dimensions);
      if (distance < ownDistance) wrong += 1;
      const sure = 1 / (1 + Math.exp((-STEEPNESS * (ownDistance - distance)) / (ownDistance + distance)));
      const slope = 4 * sure * (1 - sure);
      if (slope < 0.01) continue;
      const both = ownDistance + distance;
      move(places, own, writing, dimensions, (step * slope * distance) / both);
      move(places, rival, writing, dimensions, (-step * slope * ownDistance) / both);
    }
    say(
      `round ${round + 1} of ${rounds}: ${((100 * wrong) / order.length).toFixed(2)} % of the writings taken for another`,
    );
  }
}

function nearestOther(places, own, writing, dimensions) {
  let [rival, least] = [-1, Infinity];
  for (let other = 0; other < places.length / dimensions; other += 1) {
    if (other === own) continue;
    const distance = distanceTo(places, other, writing, dimensions, least);
    if (distance < least) [rival, least] = [other, distance];
  }
  return { rival, distance: least };
}

/** Squared. Given up as soon as it is more than `most`. */
function distanceTo(places, character, writing, dimensions, most) {
  let sum = 0;
  for (let at = 0, from = character * dimensions; at < dimensions && sum < most;) {
    for (const end = Math.min(dimensions, at + 40); at < end; at += 1) {
      const apart = writing[at] - places[from + at];
      sum += apart * apart;
    }
  }
  return sum;
}

function move(places, character, towards, dimensions, part) {
  for (let at = 0, from = character * dimensions; at < dimensions; at += 1) {
    places[from + at] += part * (towards[at] - places[from + at]);
  }
}

function shuffled(count, random) {
  const order = Array.from({ length: count }, (_, at) => at);
  for (let at = count - 1; at > 0; at -= 1) {
    const other = Math.floor(random() * (at + 1));
    [order[at], order[other]] = [order[other], order[at]];
  }
  return order;
}
