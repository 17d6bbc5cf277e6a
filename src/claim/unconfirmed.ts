/** Why a second path does not confirm what a claim refutes, in the words that its report prints beside each counterexample. */
export const unconfirmed = {
  simulation:
    'the statement is about what 1,000 steps of training end with: some 10⁸ operations, minutes in 50 digits where a second is allowed; a start moved by 2⁻⁴⁰ moves χ₊ and χ₋ by less than 10⁻⁸ under InfoNCE, and by up to 0.2 under the quadratic loss, where a run in another arithmetic is another run',
  familyOfRuns: 'what refutes is an exact test on the outcomes of training runs, at the levels that the residual names: its error rates say how sure it is, and no single instance could',
  count: 'what refutes is a count in a sample, beyond the exact range of the binomial law at the level that the residual names: its error rate says how sure it is',
  drawnAnew: 'every step of this training draws its augmentation anew, so that there is no limit to complete; the run itself, some 10⁶ logistic functions, takes minutes in 50 digits where a second is allowed',
  stoppedEarly: 'the statement is about where a run is when it stops, not about a limit that could be completed: 8,000 steps over 100 samples take minutes in 50 digits where a second is allowed',
  twoRuns: 'the statement is about what two training runs end with: their 220 steps over 96 pairs of views take minutes in 50 digits where a second is allowed',
  oneHotRun: 'the statement is about what a training run ends with, which takes minutes in 50 digits where a second is allowed',
  newton: "which critical point lies next to w̃, and that there is none where none is found, is what Newton's method says in float64: no second path follows it",
  deepRun: 'where the ascent of several layers ends, and whether that is a local maximum, is what float64 says: no second path follows it',
  deepPoint: 'that a point of several layers is a local maximum, or none, is what float64 says: no second path tells',
  deepPath: 'the path of several layers is integrated in float64, at two step sizes: no second path follows it',
  builtPairs: 'the pairs and networks that it compares are built in float64, with lengths scaled to 1: no second path builds them',
} as const;
