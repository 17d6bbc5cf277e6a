import { claim } from '../../src/claim/claim.ts';
import { landscapeExhibits } from '../../src/claim/sigmoidExhibits.ts';
import { undecided, worstOf } from '../../src/claim/residual.ts';
import { roundings } from '../../src/claim/tolerance.ts';
import { releasedBox } from '../../src/dynamics/sigmoid/runs.ts';
import { featuredLandscape, minimumOver, penaltyAsReleased, planeMinima, releasedStrength } from '../../src/settings/sigmoid/simplifiedLandscape.ts';
import { learnability } from './paper.ts';

export default claim({
  id: 'learnability/lemma-1-released-box',
  title: 'The box "around local minimum" of the released code holds the local minimum',
  source: learnability.at('released code: initialization', { provenance: 'code', statement: 'reconstructed' }),
  kind: 'inequality',
  statement: String.raw`3.1 \le a \le 3.9,\quad 8.5 \le \tau b \le 9 \quad\text{at the minimum } (a, b) \text{ of } \tilde\ell`,
  forAll: featuredLandscape,
  suppose: { penaltyAsReleased, releasedStrength },
  then: (landscape) => {
    const [point] = planeMinima(landscape).filter(({ a }) => a > 1);
    if (point === undefined) return undecided('no minimum with a > 1 was found');
    const outside = (value: number, [lo, hi]: readonly [number, number]): number => Math.max(0, lo - value, value - hi);
    const rounding = roundings(2 ** 12, point.t);
    return worstOf(
      { what: 'distance of a from [3.1, 3.9]', value: outside(point.a, releasedBox.a), ...rounding, seen: { a: point.a, 'τb': point.t } },
      { what: 'distance of τb from [8.5, 9]', value: outside(point.t, releasedBox.t), ...rounding },
    );
  },
  confirm: (R, landscape) => {
    const [a, t] = minimumOver(R, landscape);
    const within = (value: typeof a, [lo, hi]: readonly [number, number]) => [R.sub(value, R.of(lo)), R.sub(R.of(hi), value)];
    return { nonNegative: [...within(a, releasedBox.a), ...within(t, releasedBox.t)] };
  },
  certify: landscapeExhibits,
  expect: 'refuted',
  erratum: 'learnability/lemma-1',
  without: { penaltyAsReleased: 'fails', releasedStrength: 'fails' },
  readings: [
    'the code calls the box "around local minimum" and starts there; that it holds the minimum is our reading, and nothing says that the paper claims it',
    'as a region to start from it works (learnability/gd-rate, learnability/ssl-thm); it holds the minimum for τ of about 2.5 to 3 only',
  ],
  oracle: 'the minimum by Newton descents; the refutation by four more steps of Newton from the definition, to 50 digits',
  runs: 30,
});
