import { describe, expect, test } from 'vitest';
import { sampleCertificates, sampleClaim, sampleEvidence } from '../evidence/sample.testing.ts';
import { certificateLines, certificatesWords, certifiedShare, certifiedShareWords } from './certificates.ts';
import { markdown } from './markdown.ts';
import { terminal } from './terminal.ts';

const none = { instances: 0, exhibited: 0, certified: 0, refused: {}, shown: [] };
const onKinks = { ...sampleCertificates, exhibited: 10, certified: 3, refused: { 'gate sign changes in the box': 6, 'singular Jacobian': 1 } };

describe('what is certified', () => {
  test('in words: what is left out, and why, with certificates and without', () => {
    expect(certificatesWords({ ...none, leftOut: 'no point is isolated' })).toBe('not certified: no point is isolated');
    expect(certificatesWords({ ...sampleCertificates, refused: {}, certified: 3, leftOut: 'wide layers' })).toBe('certified in interval arithmetic: 3 of 3 points that 2 instances exhibit; not certified: wide layers');
    expect(certificatesWords(none)).toBe('certified in interval arithmetic: 0 of 0 points that 0 instances exhibit');
  });

  test('spelled out: the inclusion of Krawczyk, or the numbers of Newton and Kantorovich', () => {
    const [krawczyk] = sampleCertificates.shown;
    expect(certificateLines(krawczyk).join('\n')).toContain('since K(X) = m − Y F(m) + (I − Y F′(X))(X − m) lies inside of the box X');
    const lines = certificateLines({ ...krawczyk, kantorovich: { radius: 0.25, lipschitz: 0.5, h: 0.125 } }).join('\n');
    expect(lines).toContain('with h = 0.125 ≤ 1/2 (Newton, Kantorovich), K = 0.5 a bound of ‖Y F″‖ within 0.25 of m');
    expect(lines).not.toContain('K(X)');
  });

  test('as a share: points on kinks are not smooth, claims that exhibit nothing do not count', () => {
    const claims = [sampleClaim({ certificates: sampleCertificates }), sampleClaim({ certificates: onKinks }), sampleClaim({ certificates: { ...none, leftOut: 'l' } }), sampleClaim()];
    expect(certifiedShare(claims)).toEqual({ claims: 2, certified: 5, smooth: 7, onKinks: 6 });
    expect(certifiedShareWords(claims)).toBe('Of the isolated smooth points that instances of 2 claims exhibit, 5 of 7 are certified in interval arithmetic (71 %); 6 more lie on kinks');
    expect(certifiedShareWords([sampleClaim()])).toBeNull();
  });

  test('is said once in the report and on the screen', async () => {
    const evidence = await sampleEvidence({ claims: [sampleClaim({ certificates: sampleCertificates }), sampleClaim({ id: 'toy/other', certificates: onKinks })] });
    for (const text of [markdown(evidence), terminal(evidence)].map((t) => t.replaceAll(/\s+/g, ' '))) expect(text.split('5 of 7 are certified in interval arithmetic').length).toBe(2);
  });
});
