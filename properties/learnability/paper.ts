import { paper } from '../../src/claim/paper.ts';

export const learnability = paper({
  slug: 'learnability',
  title: 'Understanding Representation Learnability of Nonlinear Self-Supervised Learning',
  authors: 'Ruofeng Yang, Xiangyuan Li, Bo Jiang, Shuai Li',
  arxiv: '2401.03214v1',
  venue: 'AAAI 2023',
  notTested: [
    {
      id: 'learnability/main-theorem-constants',
      title: 'The regions, rates and probabilities of the theorems on self-supervised and supervised learning, as printed',
      place: 'main text',
      provenance: 'paper',
      reason: 'the formulas of the main text could not be read; the statements are tested with constants of our own (learnability/ssl-thm, learnability/sl-thm, learnability/transfer)',
    },
    {
      id: 'learnability/lemma-constants',
      title: 'The region of Lemma 1 and the constants of Lemma 2, as printed',
      place: 'Lemmas 1 and 2',
      provenance: 'paper',
      reason: 'the appendix was read without its formulas; the lemmas are tested on the box of the released code and for every penalty below the sharp one',
    },
    {
      id: 'learnability/figures',
      title: 'The plotted figures of the simulations',
      place: 'experiments',
      provenance: 'paper',
      reason: 'their numbers are not known to us; the released code was run instead (learnability/sim-ssl, learnability/sim-sl, verify --deep)',
    },
  ],
});
