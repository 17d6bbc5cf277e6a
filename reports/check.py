#!/usr/bin/env python3
"""Re-checks an evidence file of gainsay by itself: python3 reports/check.py reports/reference/evidence.json
Counterexamples: the conclusion is computed anew from the entries of the instance, operation by operation, in exact fractions
(`exact`) or 60 digits (`high precision`). Certificates: the inclusion and the discs, in exact fractions, from the printed enclosures
of F(m) and F'(X), taken as they are. Verdicts: that they say what the searches say. What cannot be redone is `not checked`; exit 1 if any is WRONG."""
import hashlib, json, math, sys, urllib.parse
from decimal import Decimal, Context, localcontext, setcontext
from fractions import Fraction as Q

setcontext(Context(prec=60, Emin=-10**9, Emax=10**9))

def require(condition, why):
    if not condition:
        raise ValueError(why)

def number(x):
    """The shortest form of a double, as JavaScript prints it: digits up to 21, then powers of ten; other values as JSON has them."""
    if not isinstance(x, float):
        return json.dumps(x, ensure_ascii=False)
    sign, digits, exponent = Decimal(repr(x)).normalize().as_tuple()
    text, point = ''.join(map(str, digits)), len(digits) + exponent
    plain = format(Decimal(repr(x)).normalize(), 'f')
    return plain if -6 < point <= 21 else '-' * sign + text[0] + ('.' + text[1:] if text[1:] else '') + 'e%+d' % (point - 1)

def canonical(x):
    if isinstance(x, dict):
        return '{' + ','.join(number(k) + ':' + canonical(x[k]) for k in sorted(x, key=lambda k: k.encode('utf-16-be'))) + '}'
    return '[' + ','.join(map(canonical, x)) + ']' if isinstance(x, list) else number(x)

def normal_cdf(a):
    """1/2 + phi(a) a(1 + a^2/3(1 + a^2/5(...))), which cancels 22 digits at -10; beyond, phi(t)/(t + 1/(t + 2/(t + ...))) for t = |a|."""
    with localcontext(Context(prec=90, Emin=-10**9, Emax=10**9)):
        density, series, fraction = (a * a / -2).exp() / Decimal('6.28318530717958647692528676655900576839433879875021164194988918461563281257241799725606965068423413596').sqrt(), Decimal(1), abs(a)
        for k in range(999, 0, -1):
            series, fraction = 1 + series * a * a / k if k % 2 and k > 1 else series, abs(a) + k / fraction if a else a
        return density * a * series + Decimal('0.5') if abs(a) < 10 else density / fraction if a < 0 else 1 - density / fraction

def transcendental(name, a, kind):
    if kind is Decimal:
        return {'exp': a.exp, 'log': a.ln, 'sqrt': a.sqrt, 'logistic': lambda: 1 / (1 + (-a).exp()), 'normalCdf': lambda: normal_cdf(a)}[name]()
    root = Q(math.isqrt(abs(a.numerator)), math.isqrt(a.denominator))
    require(root * root == a if name == 'sqrt' else a == (name == 'log'), '%s(%s) is no fraction' % (name, a))
    return {'sqrt': root, 'exp': Q(1), 'log': Q(0), 'logistic': Q(1, 2), 'normalCdf': Q(1, 2)}[name]

def run(program, instance, kind):
    """The results of the program on the instance, every branch checked to be the one that was taken. Doubles are taken bit for bit."""
    values = []
    for line in program['lines'].split('; '):
        head, rest = line[0], line[1:].split()
        if head in '@=':
            values.append(kind(float(rest[0] if head == '=' else instance[rest[0]][int(rest[1])][int(rest[2])] if rest[1:] else instance[rest[0]])))
        elif head.isalpha():
            values.append(transcendental(line.split()[0], values[-int(rest[-1])], kind))
        else:
            a, b = values[-int(rest[0])], values[-int(rest[1])]
            require(head != '?' or (a > b) - (a < b) == int(rest[2]), 'branch %s goes the other way' % line)
            values.append(None if head == '?' else a + b if head == '+' else a - b if head == '-' else a * b if head == '*' else a / b)
    return [values[k] for k in program['results']]

def check_counterexample(c):
    parts = dict(part.split('=', 1) for part in c['replay'].split(':')[1:])
    for name, value in c['instance'].items():
        text = '/'.join(','.join(map(number, row)) for row in value) if isinstance(value, list) else value if isinstance(value, str) else canonical(value)
        require(name == 'dims' or (urllib.parse.unquote_plus(parts[name]) if isinstance(value, str) else parts[name]) == text, 'the instance is not that of its replay line: %s' % name)
    if c.get('program') is None:
        return None
    kind = Q if c['confirmed'] == 'exact' else Decimal
    worst = max(abs(value) if c['program']['form'] == 'zero' else -value for value in run(c['program'], c['instance'], kind))
    require(worst > kind(float(c['residual']['tolerance'])), 'nothing is violated: the worst is %s' % worst)
    require(abs(worst - kind(c['program']['worst'])) <= (0 if kind is Q else worst / 10**15), 'the worst is %s' % worst)
    return 'counterexample violates by %.6g, %s' % (worst, 'exactly' if kind is Q else 'to 60 digits')

# Products and sums of intervals, exact: fractions do not round.
times = lambda a, b: (min(x * y for x in a for y in b), max(x * y for x in a for y in b))
total = lambda terms: (sum(t[0] for t in terms), sum(t[1] for t in terms))

def check_certificate(c):
    n, exact, k = range(len(c['midpoint'])), lambda x: [exact(y) for y in x] if isinstance(x, list) else Q(float(x)), c.get('kantorovich')
    m, box, F, J, Y, enclosure = map(exact, (c['midpoint'], c['box'], c['value'], c['jacobian'], c['preconditioner'], c['enclosure']))
    for i in n:
        for (mantissa, exponent), bound in zip([text.split('·2^') for text in c['exactly'][i]], box[i]):
            require(int(mantissa) * Q(2) ** int(exponent) == bound, 'side %d of the box is not what stands beside it' % (i + 1))
        require(box[i][0] < m[i] < box[i][1], 'the middle lies outside of the box')
    YF, YJ = [total([times((Y[i][l],) * 2, F[l]) for l in n]) for i in n], [[total([times((Y[i][l],) * 2, J[l][j]) for l in n]) for j in n] for i in n]
    off = [[((i == j) - YJ[i][j][1], (i == j) - YJ[i][j][0]) for j in n] for i in n]
    if k:
        radius, bound, h, size = Q(k['radius']), Q(k['lipschitz']), Q(k['h']), lambda x: max(-x[0], x[1])
        beta, slope = max(map(size, YF)), 1 - max(sum(map(size, row)) for row in off)
        inner, outer = (f(g(m[i] - X[i][0], X[i][1] - m[i]) for i in n) for f, g, X in ((min, min, enclosure), (max, max, box)))
        require(slope > 0 and beta * bound <= h * slope**2 and h <= Q(1, 2) and inner < radius, 'h is not what is stated')
        require(bound * inner**2 / 2 - slope * inner + beta <= 0 and outer <= radius and outer * bound <= slope, 'the zero need not lie there, or not alone')
    for i in n if not k else ():
        spread = total([times(off[i][j], (box[j][0] - m[j], box[j][1] - m[j])) for j in n])
        K = m[i] - YF[i][1] + spread[0], m[i] - YF[i][0] + spread[1]
        require(box[i][0] < K[0] and K[1] < box[i][1], 'K(X) leaves the box on side %d' % (i + 1))
        require(enclosure[i][0] <= K[0] and K[1] <= enclosure[i][1], 'K(X) is not what is stated on side %d' % (i + 1))
    if c['discs'] is not None:
        V, signs = exact(c['directions']), set()
        H = [[(max(J[i][j][0], J[j][i][0]), min(J[i][j][1], J[j][i][1])) for j in n] for i in n]
        for i in n:
            require(sum(abs(sum(V[l][i] * V[l][j] for l in n) - (i == j)) for j in n) < 1, 'V need not be a basis')
            B = [total([times((V[p][i] * V[q][j],) * 2, H[p][q]) for p in n for q in n]) for j in n]
            spare = sum(max(-B[j][0], B[j][1]) for j in n if j != i)
            require(B[i][0] > spare or -B[i][1] > spare, 'disc %d contains 0' % (i + 1))
            signs.add(B[i][0] > 0)
        require(c['kind'] == ('saddle' if len(signs) == 2 else 'minimum' if True in signs else 'maximum'), 'it is no ' + c['kind'])
    return 'certificate of %s: one zero in the box of %d dimensions, %s%s' % (c['what'], len(m), c['kind'], ', by Newton and Kantorovich' if k else '')

def check_verdict(s):
    """Refuted exactly where there is a counterexample (a statistical claim: a decided test), outcomes and records accordingly."""
    require(s.get('sequential') or (s['verdict'] == 'refuted') == (s['counterexample'] is not None), 'the verdict is %s' % s['verdict'])
    outcome = {'refuted': 'fails', 'held': 'survives'}.get(s['verdict'], 'undecided')
    require(s.get('outcome', outcome) == outcome, 'the outcome is %s at verdict %s' % (s.get('outcome'), s['verdict']))
    if 'necessity' in s:
        recorded = s['fault'] is None and s['verdict'] == s['expected'] and all(r['outcome'] == r['expected'] for r in s['necessity'])
        require(s['asRecorded'] == recorded, 'asRecorded is %s' % s['asRecorded'])

def check_digest(e):
    content = canonical({k: v for k, v in e.items() if k not in ('digest', 'environment')}).encode()
    require(hashlib.sha256(content).hexdigest() == e['digest'], 'it was changed after it was written')
    return 'its digest is that of its content'

def main(path):
    evidence = json.load(open(path, encoding='utf-8'), parse_int=lambda s: -0.0 if s == '-0' else int(s))
    counts = {'ok': 0, 'not checked': 0, 'WRONG': 0}
    def line(where, check, item, quiet=False):
        try:
            said = check(item)
            status = 'not checked' if said is None else 'ok'
        except (ValueError, ArithmeticError, LookupError, TypeError, AttributeError) as error:
            status, said = 'WRONG', '%s: %s' % (type(error).__name__, error)
        if not quiet or status == 'WRONG':
            counts[status] += 1
            print('%-12s %s: %s' % (status, where, said or 'nothing in the evidence that can be redone'))
    line('the file', check_digest, evidence)
    for claim in evidence['claims']:
        shown = claim.get('certificates', {}).get('shown', [])
        for search in [claim] + claim['necessity']:
            where = claim['id'] + (' without ' + search['hypothesis'] if 'hypothesis' in search else '')
            line(where, check_verdict, search, quiet=True)
            if search['counterexample'] is not None:
                line(where, check_counterexample, search['counterexample'])
        for certificate in shown:
            line(claim['id'], check_certificate, certificate)
        if claim['counterexample'] is None and not shown:
            line(claim['id'], lambda c: None, claim)
    print('%d ok, %d not checked, %d WRONG' % tuple(counts.values()))
    return 1 if counts['WRONG'] else 0

sys.exit(main(sys.argv[1]))
