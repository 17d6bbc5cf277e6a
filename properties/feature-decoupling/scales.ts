import { claim } from '../../src/claim/claim.ts';
import { worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { presenceOverNoise } from '../../src/definitions/sparseCoding/scales.ts';
import { float64 } from '../../src/arithmetic/float64.ts';
import { beyondTheMaximum, dimensionScale } from '../../src/settings/dimensionScale.ts';
import { featureDecoupling } from './paper.ts';

export default claim({
  id: 'feature-decoupling/scales',
  title: 'The presence of a feature over the variance of the noise, loglog d/√log d, never exceeds 2/e, and falls with d from e^{e²} on',
  source: featureDecoupling.at('the sparse-coding model, orders of p and σ²', { provenance: 'reconstructed', statement: 'derived' }),
  kind: 'inequality',
  statement: String.raw`\frac{p}{\sigma_\xi^2} = \frac{\log\log d}{\sqrt{\log d}} \le \frac 2e, \qquad \frac{p}{\sigma_\xi^2}(kd) \le \frac{p}{\sigma_\xi^2}(d) \quad (k = 1, 2, \dots)`,
  forAll: dimensionScale,
  suppose: { beyondTheMaximum },
  then: ({ d, factor }) => {
    const [here, there] = [presenceOverNoise(float64, Math.log(d)), presenceOverNoise(float64, Math.log(d) + Math.log(factor))];
    return worstOf(
      { what: 'p/σ² − 2/e', value: Math.max(0, here - 2 / Math.E), ...roundings(16, 1), seen: { 'p/σ²': here, 'p/σ² at kd': there } },
      { what: 'p/σ²(kd) − p/σ²(d)', value: Math.max(0, there - here), ...roundings(16, 1) },
    );
  },
  confirm: (R, { d, factor }) => {
    const [here, there] = [presenceOverNoise(R, R.log(d)), presenceOverNoise(R, R.add(R.log(d), R.log(factor)))];
    return { nonNegative: [R.sub(R.div(R.of(2), R.exp(R.of(1))), here), R.sub(here, there)] };
  },
  without: { beyondTheMaximum: 'fails' },
  readings: [
    'both constants 1, which scale the ratio and nothing else',
    'p/σ² → 0, as the source has it, is true and not observable: the ratio is 0.67 at d = 32, 0.735 at 1618, 0.71 at 10⁶, 0.36 at 10¹⁰⁰; not falsifiable at finite size',
    'a test at finite size therefore treats p and σ² as free, and no trend in d may be claimed by putting loglog d into a formula',
  ],
  oracle: 'the maximum of te^{−t/2}, at t = loglog d = 2',
});
