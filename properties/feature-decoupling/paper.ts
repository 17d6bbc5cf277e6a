import { paper } from '../../src/claim/paper.ts';

export const featureDecoupling = paper({
  slug: 'feature-decoupling',
  title: 'Toward Understanding the Feature Learning Process of Self-supervised Contrastive Learning',
  authors: 'Zixin Wen, Yuanzhi Li',
  arxiv: '2105.15134v3',
  venue: 'ICML 2021',
  notTested: [
    {
      id: 'feature-decoupling/figs',
      title: 'Figures 1–4: dense features of a deep network on CIFAR-10 under weak augmentation, sparse ones under strong',
      place: 'Figures 1–4',
      provenance: 'paper',
      reason: 'a Wide ResNet 34×5 on CIFAR-10, shown as pictures: there is no code release and there are no figures to compare with; the synthetic experiments stand in for it',
    },
  ],
});
