import { paper } from '../../src/claim/paper.ts';

export const learnability = paper({
  slug: 'learnability',
  title: 'Understanding Representation Learnability of Nonlinear Self-Supervised Learning',
  authors: 'Ruofeng Yang, Xiangyuan Li, Bo Jiang, Shuai Li',
  arxiv: '2401.03214v1',
  venue: 'AAAI 2023',
});
