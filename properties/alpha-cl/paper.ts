import { paper } from '../../src/claim/paper.ts';

export const alphaCL = paper({
  slug: 'alpha-cl',
  title: 'Understanding Deep Contrastive Learning via Coordinate-wise Optimization',
  authors: 'Yuandong Tian',
  arxiv: '2201.12680v7',
  venue: 'NeurIPS 2022',
});
