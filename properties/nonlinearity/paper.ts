import { paper } from '../../src/claim/paper.ts';

export const nonlinearity = paper({
  slug: 'nonlinearity',
  title: 'Understanding the Role of Nonlinearity in Training Dynamics of Contrastive Learning',
  authors: 'Yuandong Tian',
  arxiv: '2206.01342v3',
  venue: 'ICLR 2023',
  notTested: [
    {
      id: 'nonlinearity/tables',
      title: 'The numbers of the tables: linear and ReLU, both losses, over β, P, G, non-uniformity and variants of BatchNorm',
      place: 'tables and figures of the experiments',
      provenance: 'paper',
      reason: 'the printed numbers were not at hand, only the log of one run; the same set-ups are trained by the experiment nonlinearity/simulation and compared with an independent implementation',
    },
    {
      id: 'nonlinearity/second-metric',
      title: 'The largest correlation between activations and indicators of tokens and patterns, as a second measure of what nodes learn',
      place: 'simulation code',
      provenance: 'code',
      reason: 'the code has it, its default report has not, and nothing is known that the authors claim of it',
    },
    {
      id: 'nonlinearity/mnist',
      title: 'The variant of the experiments on MNIST',
      place: 'simulation code',
      provenance: 'code',
      reason: 'needs a data set that does not come with this suite; no statement of the paper rests on it that we know',
    },
    {
      id: 'nonlinearity/embeddings',
      title: 'The simulation with tokens embedded as random unit vectors, fewer dimensions than tokens',
      place: 'simulation code',
      provenance: 'code',
      reason: 'an option whose results were not at hand; the training here gathers one-hot tokens and does not multiply embeddings',
    },
    {
      id: 'nonlinearity/constants',
      title: 'The constants of the theorems on existence of fixed points and on local roughness, and their numbers and wording',
      place: 'one-layer analysis',
      provenance: 'reconstructed',
      reason: 'not read: nonlinearity/existence-ball and nonlinearity/roughness are formulations of ours, with constants derived here',
    },
  ],
});
