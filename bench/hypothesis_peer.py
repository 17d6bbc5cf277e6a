"""The Hypothesis side of `npm run bench search`: reads {"claim": id, "seed": s} a line, answers what `hypothesis.find` made of it.

The planted false claims of src/runner/fixtures.testing.ts, drawn as a Hypothesis user would: numpy arrays of floats in
[-8, 8], sizes drawn first; evaluated with a tolerance of 1e-9. No hint of what refutes a claim.
"""
import json
import sys
from random import Random
from time import process_time

import hypothesis
import hypothesis.strategies as st
import numpy as np
from hypothesis import HealthCheck, Phase, settings
from hypothesis.errors import NoSuchExample
from hypothesis.extra.numpy import arrays

from numpy_peer import covariance, gate, slopes

entries = st.floats(-8, 8)
tolerance = 1e-9


def table(n, d):
    return arrays(np.float64, (n, d), elements=entries)


def sized(make, *ranges):
    """Values made from sizes, which are drawn first."""
    return st.tuples(*(st.integers(lo, hi) for lo, hi in ranges)).flatmap(lambda sizes: make(*sizes))


def one_node(n, d):
    return st.tuples(table(n, d), table(n, d), table(n, n), st.sampled_from(sorted(slopes)), table(1, d))


def indefinite(case):
    x, xp, alpha, h, w = case
    c = slopes[h]
    gated = [gate(v @ w.T, c) * v for v in (x, xp)]
    values = np.linalg.eigvalsh(covariance(alpha, *gated))
    return -values[0] > tolerance * (1 + np.abs(values).max())


def kept_variance(x):
    u = x[0] - x[0].mean()
    return np.maximum(u, 0).var() > 0.8 * u.var() + tolerance


claims = {
    "toys/semidefinite": (sized(one_node, (1, 8), (1, 5)), indefinite, lambda case: list(case[0].shape) == [1, 1]),
    "toys/three-samples": (sized(lambda n: table(1, n), (1, 8)), lambda x: x.sum() ** 2 - 2 * (x * x).sum() > tolerance, lambda x: x.shape[1] == 3),
    "toys/no-ties": (sized(table, (1, 8), (1, 3)), lambda x: len(np.unique(x, axis=0)) < len(x), lambda x: x.shape == (2, 1)),
    "toys/trace-of-square": (sized(lambda d: table(d, d), (1, 6)), lambda a: np.trace(a @ a) < -1 - tolerance, lambda a: len(a) == 2),
    "toys/relu-variance": (table(1, 10), kept_variance, lambda x: True),
}


def refute(claim, seed, most):
    strategy, violates, smallest = claims[claim]
    seen, found = 0, None

    def predicate(case):
        nonlocal seen, found
        seen += 1
        verdict = bool(violates(case))
        if verdict and found is None:
            found = seen
        return verdict

    start = process_time()
    try:
        least = hypothesis.find(
            strategy, predicate, random=Random(seed),
            settings=settings(max_examples=most, database=None, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate, Phase.target, Phase.shrink]),
        )
    except NoSuchExample:
        return {"found": None, "reduced": 0, "smallest": False, "seconds": process_time() - start}
    return {"found": found, "reduced": seen - found, "smallest": bool(smallest(least)), "seconds": process_time() - start}


def main():
    print(json.dumps({"hypothesis": hypothesis.__version__, "python": sys.version.split()[0], "claims": list(claims)}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        with np.errstate(all="ignore"):
            print(json.dumps(refute(request["claim"], request["seed"], request["most"])), flush=True)


if __name__ == "__main__":
    main()
