import { expect, it } from 'vitest';
import { activationNames, homogeneousNames, type ActivationName } from '../definitions/activation.ts';
import { drawActivation, simplerActivations } from './activation.ts';
import { generatorLaws } from './laws.testing.ts';
import { stream } from './stream.ts';

generatorLaws<ActivationName>('activation', {
  draw: (s) => drawActivation(s),
  valid: (name) => activationNames.includes(name),
  simpler: simplerActivations,
  isSimpler: (a, b) => simplerActivations(a).length < simplerActivations(b).length,
  families: Object.fromEntries(activationNames.map((name) => [name, (drawn: ActivationName) => drawn === name])),
});

it('draws among those asked for and refuses an empty choice', () => {
  for (let seed = 0; seed < 200; seed++) expect(homogeneousNames).toContain(drawActivation(stream(seed), homogeneousNames));
  expect(() => drawActivation(stream(1), [])).toThrow('no items');
  expect(simplerActivations('linear')).toEqual([]);
  expect(simplerActivations('leaky')).toEqual(['linear', 'relu', 'abs']);
});
