import type { ActivationName } from '../definitions/activation.ts';
import type { Stream } from './stream.ts';

/** The activations, the simplest first: one slope, two slopes with a zero, two others, then curved. */
const bySimplicity: readonly ActivationName[] = ['linear', 'relu', 'abs', 'leaky', 'folded', 'square', 'sigmoid', 'softplus'];

/** One of the activations (all of them unless told), each equally likely; throws when there are none to draw from. */
export const drawActivation = (stream: Stream, among: readonly ActivationName[] = bySimplicity): ActivationName => stream.pick(among);

/** The activations simpler than `name`, the simplest first. */
export const simplerActivations = (name: ActivationName): readonly ActivationName[] => bySimplicity.slice(0, bySimplicity.indexOf(name));
