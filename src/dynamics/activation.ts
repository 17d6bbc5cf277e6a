import type { ActivationName } from '../definitions/activation.ts';


/** h(u); the twin of `definitions/activation.ts`, with softplus and sigmoid in forms that overflow for no u. */
export const activate = (h: ActivationName, u: number): number => {
  switch (h) {
    case 'linear':
      return u;
    case 'relu':
      return u <= 0 ? 0 : u;
    case 'leaky':
      return u <= 0 ? u / 4 : u;
    case 'abs':
      return Math.abs(u);
    case 'folded':
      return u <= 0 ? -u / 2 + 0 : u; // + 0: no −0 at the kink
    case 'square':
      return u * u;
    case 'softplus':
      return Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));
    case 'sigmoid': {
      const e = Math.exp(-Math.abs(u));
      return (u <= 0 ? e : 1) / (1 + e);
    }
  }
};

/** h′(u), with the convention h′(0) = c₋: 0 for ReLU, 1 for linear (with 0 for linear the gradient would be wrong). */
export const slope = (h: ActivationName, u: number): number => {
  switch (h) {
    case 'linear':
      return 1;
    case 'relu':
      return u <= 0 ? 0 : 1;
    case 'leaky':
      return u <= 0 ? 1 / 4 : 1;
    case 'abs':
      return u <= 0 ? -1 : 1;
    case 'folded':
      return u <= 0 ? -1 / 2 : 1;
    case 'square':
      return 2 * u;
    case 'softplus':
      return activate('sigmoid', u);
    case 'sigmoid': {
      // σ(1 − σ) as e/(1 + e)²: 1 − σ would cancel for large u.
      const e = Math.exp(-Math.abs(u));
      return e / ((1 + e) * (1 + e));
    }
  }
};
