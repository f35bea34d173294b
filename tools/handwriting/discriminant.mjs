import { EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** How much of the average spread is added everywhere: what no varied writing showed may still be found in a real hand. */
const RIDGE = 0.05;

/**
 * Linear discriminant analysis: the directions in which characters lie far apart, measured by how much the writings of
 * one character do. Afterwards plain distance is the right measure.
 *
 * @param within covariance of the writings of one character, `size * size` numbers
 * @param means of every character, `count * size` numbers
 * @returns `mean` of all (`size`), `projection` (`dimensions * size`, row by row), `places` (`count * dimensions`)
 */
export function discriminate(within, means, size, dimensions) {
  const count = means.length / size;
  const spread = within.reduce((sum, value, at) => (at % (size + 1) === 0 ? sum + value : sum), 0) / size;
  const covariance = new Matrix(size, size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      covariance.set(row, column, within[row * size + column] + (row === column ? spread * RIDGE : 0));
    }
  }
  const own = new EigenvalueDecomposition(covariance, { assumeSymmetric: true });
  const whitening = own.eigenvectorMatrix.mulRowVector(
    own.realEigenvalues.map((value) => 1 / Math.sqrt(value)),
  );

  const mean = new Float64Array(size);
  means.forEach((value, at) => (mean[at % size] += value / count));
  const centred = new Matrix(count, size);
  means.forEach((value, at) => centred.set(Math.floor(at / size), at % size, value - mean[at % size]));

  const white = centred.mmul(whitening);
  const between = new EigenvalueDecomposition(white.transpose().mmul(white).div(count), {
    assumeSymmetric: true,
  });
  const strongest = between.realEigenvalues
    .map((value, column) => ({ value, column }))
    .sort((one, other) => other.value - one.value)
    .slice(0, dimensions);
  const chosen = new Matrix(size, dimensions);
  strongest.forEach(({ column }, at) => chosen.setColumn(at, between.eigenvectorMatrix.getColumn(column)));

  const projection = whitening.mmul(chosen);
  return {
    mean: Float32Array.from(mean),
    projection: Float32Array.from(projection.transpose().to1DArray()),
    places: Float32Array.from(centred.mmul(projection).to1DArray()),
  };
}
