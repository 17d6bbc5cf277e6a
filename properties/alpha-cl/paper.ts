import { paper } from '../../src/claim/paper.ts';

export const alphaCL = paper({
  slug: 'alpha-cl',
  title: 'Understanding Deep Contrastive Learning via Coordinate-wise Optimization',
  authors: 'Yuandong Tian',
  arxiv: '2201.12680v7',
  venue: 'NeurIPS 2022',
  notTested: [
    {
      id: 'alpha-cl/tables',
      title: 'α-CL losses reach an accuracy comparable to or better than InfoNCE on CIFAR-10, STL-10 and CIFAR-100',
      place: 'abstract and the tables of the experiments',
      provenance: 'paper',
      reason: 'a training run of ResNet-18 on three image sets for up to 500 epochs and five seeds is no property test; the digits of the tables were not at hand and none are given here',
    },
    {
      id: 'alpha-cl/relu-theorem',
      title: 'Fixed points of two-layer ReLU networks: the theorem of the paper, its bound and its statement on stability',
      place: 'abstract; section on two-layer ReLU networks',
      provenance: 'paper',
      reason: 'the text was not at hand: the claims relu-* are derived here in a setting of our own, and speak for no theorem of the paper',
    },
  ],
});
