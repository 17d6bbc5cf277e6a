import { paper } from '../../src/claim/paper.ts';

export const nonlinearity = paper({
  slug: 'nonlinearity',
  title: 'Understanding the Role of Nonlinearity in Training Dynamics of Contrastive Learning',
  authors: 'Yuandong Tian',
  arxiv: '2206.01342v3',
  venue: 'ICLR 2023',
});
