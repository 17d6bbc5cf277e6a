/** s(z) = 1/(1 + e^{−z}) for every double z, with all its relative digits: e^{−|z|} does not overflow. */
export const logistic = (z: number): number => {
  const e = Math.exp(-Math.abs(z));
  return z < 0 ? e / (1 + e) : 1 / (1 + e);
};
