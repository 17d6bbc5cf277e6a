import { describe, expect, test } from 'vitest';
import perfilter from '../../properties/alpha-cl/cor-perfilter-nonzero.ts';
import power from '../../properties/alpha-cl/def-alpha-cl-power.ts';
import supervised from '../../properties/learnability/sl-thm.ts';
import transferred from '../../properties/learnability/transfer.ts';
import infoNCE from '../../properties/nonlinearity/alpha-effect-linear.ts';
import stability from '../../properties/nonlinearity/stability.ts';
import summation from '../../properties/nonlinearity/summation.ts';
import { isCertified } from '../dynamics/certificates/certificate.ts';
import { uniformImportances } from '../dynamics/importances.ts';
import { planeAttractors } from '../dynamics/planeAttractors.ts';
import { drawMatrix } from '../generators/matrix.ts';
import { stream } from '../generators/stream.ts';
import { certifyPhase } from '../runner/certifyPhase.ts';
import { nodePoint } from './exhibit.ts';

describe('what claims exhibit', () => {
  test('attractors of the exact list in the plane: certified maxima off kinks, refused as kinks on them, one for one', () => {
    const s = stream(3);
    const seen = { smooth: 0, kinks: 0 };
    for (let n = 0; n < 30; n++) {
      const x = drawMatrix(s, s.integer(2, 7), 2, s.pick(['gaussian', 'grid', 'signs', 'heavyTails']));
      const batch = { x, xPrime: x, alpha: uniformImportances(x.rows), h: s.pick(['relu', 'leaky', 'linear'] as const) };
      for (const { w, kink, margin } of planeAttractors(batch).attractors) {
        const [{ outcome }] = nodePoint('an attractor', 'maximum', batch, w);
        // Relative to what the data make of it; flatter ones float64 does not tell from none.
        if (!(margin > 2 ** -20)) continue;
        if (kink) expect(outcome).toMatchObject({ failure: 'gate sign changes in the box' });
        else expect(isCertified(outcome) && 'kind' in outcome && outcome.kind, JSON.stringify(outcome)).toBe('maximum');
        seen[kink ? 'kinks' : 'smooth']++;
      }
    }
    expect(Math.min(seen.kinks, seen.smooth)).toBeGreaterThan(10);
  });

  test.each([
    ['fixed points on a Gaussian population', stability],
    ['rest points under InfoNCE', infoNCE],
    ['directions of a latent summation', summation],
    ['filters of a deep linear network', perfilter],
    ['weights of the min player', power],
    ['ends of supervised training', supervised],
    ['minima on samples', transferred],
  ])('%s: nine in ten are certified to be what the claim takes them for', async (_, claim) => {
    const found = await certifyPhase(claim, { seed: 5 });
    expect(found?.exhibited).toBeGreaterThanOrEqual(4);
    expect((found?.certified ?? 0) / (found?.exhibited ?? 1)).toBeGreaterThanOrEqual(0.9);
  });
});
