"""The numpy side of `npm run bench`: reads {"work": name, "seconds": s} a line, answers {"work", "perSecond", "worst"}.

Kernels in the Laplacian and in-place form; claims as a bare loop: draw an instance, compute both sides, keep the
worst residual. No search, no shrinking, no evidence. Sizes and guards are those of our settings.
"""
import json
import sys
from time import process_time

import numpy as np

rng = np.random.default_rng(1)
slopes = {"linear": 1.0, "relu": 0.0, "leaky": 0.25, "abs": -1.0, "folded": -0.5}


# --- the formulas --------------------------------------------------------------------------------------------------

def covariance(alpha, a, ap, b=None, bp=None):
    """C_alpha[a, b] = (a' diag(r + c) b - a' (alpha + alpha') b - da' diag(r) db) / 2N^2."""
    b, bp = (a, ap) if b is None else (b, bp)
    s = alpha + alpha.T
    lb = s.sum(1)[:, None] * b
    lb -= s @ b
    da = a - ap
    da *= alpha.sum(1)[:, None]
    out = a.T @ lb
    out -= da.T @ (b - bp)
    out /= 2 * len(a) ** 2
    return out


def laplacian(alpha):
    """The 2N x 2N form of alpha on stacked views: C_alpha[a, b] = [a; a']' L [b; b']."""
    n = len(alpha)
    out = np.zeros((2 * n, 2 * n))
    s, r, i = alpha + alpha.T, alpha.sum(1), np.arange(n)
    out[:n, :n] = -s
    out[i, i] += s.sum(1) - r
    out[i, n + i] = out[n + i, i] = r
    out[n + i, n + i] = -r
    out /= 2 * n * n
    return out


def importances(f, fp, tau=1.0, eps=1.0):
    """InfoNCE's alpha, shifted by the largest exponent of each row, in place."""
    squares = np.einsum("ij,ij->i", f, f)
    e = f @ f.T
    e *= 2
    e -= squares
    e -= squares[:, None]
    e /= 2 * tau
    np.fill_diagonal(e, -np.inf)
    d = f - fp
    positive = np.einsum("ij,ij->i", d, d) / (-2 * tau)
    top = np.maximum(e.max(1), positive)
    e -= top[:, None]
    np.exp(e, out=e)
    positive -= top
    total = e.sum(1)
    total += eps * np.exp(positive)
    e /= total[:, None]
    return e


def loss(z, tau, eps):
    """InfoNCE of stacked views z: (..., 2N, d); one value for each leading index."""
    n = z.shape[-2] // 2
    f, d = z[..., :n, :], z[..., :n, :] - z[..., n:, :]
    apart = f[..., :, None, :] - f[..., None, :, :]
    e = np.einsum("...k,...k->...", apart, apart)
    e /= -2 * tau
    e[..., range(n), range(n)] = -np.inf
    positive = np.einsum("...k,...k->...", d, d) / (-2 * tau)
    top = np.maximum(e.max(-1), positive)
    total = np.exp(e - top[..., None]).sum(-1) + eps * np.exp(positive - top)
    return tau * (np.log(total) + top - positive).sum(-1)


def activate(u, c):
    return np.where(u > 0, u, c * u)


def gate(u, c):
    return np.where(u > 0, 1.0, c)


def velocities(L, z, c, w):
    """A(w_k) w_k for all rows of w (M x d) at once: Z' (h' * L h(Z w))."""
    u = z @ w.T
    return (gate(u, c) * (L @ activate(u, c))).T @ z


def unit(w):
    return w / np.sqrt(np.einsum("...k,...k->...", w, w))[..., None]


def differences(f, at, step, stacked):
    """Central differences in every entry of `at`, point by point or all points in one stack."""
    moves = step * np.eye(at.size).reshape((at.size,) + at.shape)
    points = np.concatenate([at + moves, at - moves])
    values = f(points) if stacked else np.array([f(p) for p in points])
    return ((values[: at.size] - values[at.size:]) / (2 * step)).reshape(at.shape)


def limits(L, z, c, w, cap=3000):
    """Projected gradient ascent of all rows of w to rest, a step being the inverse of a bound of the largest curvature."""
    size = np.abs(L).sum(1).max() * (z * z).sum() or 1.0
    w = unit(w)
    for _ in range(cap):
        to = unit(w + velocities(L, z, c, w) * (8 / size))
        if np.abs(to - w).max() < 1e-10:
            return to
        w = to
    return w


# --- drawing -------------------------------------------------------------------------------------------------------

def size(lo, hi):
    return lo if rng.random() < 0.2 else int(rng.integers(lo, hi + 1))


def table(n, d):
    """Half well spread, half degenerate."""
    if rng.random() < 0.5:
        return rng.standard_normal((n, d)) if rng.random() < 0.5 else rng.integers(-8, 9, (n, d)) / 4
    kind = rng.integers(7)
    x = rng.standard_normal((n, d))
    if kind == 0:
        return x[rng.integers(0, (n + 1) // 2, n)]
    if kind == 1:
        return x * (rng.random((n, 1)) < 0.5)
    if kind == 2:
        return x[:, :1] * x[:1]
    if kind == 3:
        return np.eye(d)[rng.integers(0, d, n)]
    if kind == 4:
        x[rng.integers(n)] *= 1e4
        return x
    return x * 10.0 ** rng.integers(-8, 6) if kind == 5 else np.zeros((n, d))


def second(x):
    kind = rng.integers(4)
    if kind == 0:
        return x
    if kind == 1:
        return x + 10 ** (-3 * rng.random()) * rng.standard_normal(x.shape)
    return x * (rng.random(x.shape) < 0.5) if kind == 2 else table(*x.shape)


def weights_of(x, xp):
    n, kind = len(x), rng.integers(5)
    if kind == 0:
        return np.ones((n, n))
    if kind == 1:
        return rng.random((n, n))
    if kind == 2:
        return rng.standard_normal((n, n))
    if kind == 3:
        a = np.abs(rng.standard_normal((n, 2)))
        return a @ a.T
    return importances(x, xp, 10 ** (6 * rng.random() - 3))


def batch(n, d):
    x = table(n, d)
    xp = second(x)
    return x, xp, weights_of(x, xp)


def slope():
    return slopes[("linear", "relu", "leaky", "abs", "folded")[rng.integers(5)]]


def direction(m, d):
    return unit(rng.standard_normal((m, d)))


def mass(alpha, *tables):
    """The size of the terms of a covariance."""
    out = np.abs(alpha).mean()
    for t in tables:
        out *= np.abs(t).max()
    return out or 1.0


# --- the claims: each draws one admissible instance and returns its residual over the size of its error -------------

def alg():
    (n, p, q), (r, s) = (size(1, 8), size(1, 4), size(1, 3)), (size(1, 3), size(1, 3))
    a, ap, alpha = batch(n, p)
    b = table(n, q)
    bp = second(b)
    left, shift, right = table(r, p), table(1, r), table(s, q)
    c = covariance(alpha, a, ap, b, bp)
    mapped = covariance(alpha, a @ left.T + shift, ap @ left.T + shift, b @ right.T, bp @ right.T)
    both, other = np.vstack([a, ap]), np.vstack([b, bp])
    apart, d = a[:, None] - a, a - ap
    distances = np.einsum("ijk,ijk->ij", apart, apart) - np.einsum("ij,ij->i", d, d)[:, None]
    return max(
        np.abs(mapped - left @ c @ right.T).max() / mass(alpha, np.abs(both) @ np.abs(left.T) + np.abs(shift), other, right),
        np.abs(c.T - covariance(alpha, b, bp, a, ap)).max() / mass(alpha, both, other),
        abs(np.trace(covariance(alpha, a, ap)) - (alpha * distances).sum() / (2 * n * n)) / mass(alpha, both, both),
    )


def alpha_cl_gradient(stacked=False):
    n, d = size(1, 6), size(1, 4)
    x = table(n, d)
    z = np.vstack([x, second(x)])
    largest = np.abs(z).max() or 1.0
    tau = float(rng.choice([0.5, 1, 2])) if rng.random() < 0.4 else largest ** 2 * 10 ** (6 * rng.random() - 3)
    eps = float(rng.choice([0.5, 1, 2] if n == 1 else [0, 0.5, 1, 2]))
    diameter = 2 * np.sqrt(d) * largest
    step = 2.0 ** -12 * max(min(np.sqrt(tau), tau / diameter), 2.0 ** -28 * diameter)
    third = 6 * n * (diameter ** 3 / tau ** 2 + diameter / tau)
    slope_of_loss = differences(lambda points: loss(points, tau, eps), z, step, stacked)
    ascent = laplacian(importances(z[:n], z[n:], tau, eps)) @ z * (2 * n * n)
    bound = third * step ** 2 + 2.0 ** -52 * n * (diameter ** 2 + tau * np.log(n + 2)) / step
    return np.abs(slope_of_loss + ascent).max() / bound


def gating():
    n, d = size(1, 8), size(1, 5)
    x, xp, alpha = batch(n, d)
    c, w, factor = slope(), rng.standard_normal(d), 2.0 ** rng.integers(-10, 11)
    u, up = x @ w, xp @ w
    gated = covariance(alpha, x * gate(u, c)[:, None], xp * gate(up, c)[:, None])
    scaled = covariance(alpha, x * gate(x @ (factor * w), c)[:, None], xp * gate(xp @ (factor * w), c)[:, None])
    node = covariance(alpha, activate(u, c)[:, None], activate(up, c)[:, None])[0, 0]
    scale = mass(alpha, np.vstack([x, xp]), np.vstack([x, xp]))
    return max(abs(node - w @ gated @ w) / (scale * (w @ w)), np.abs(scaled - gated).max() / scale)


def one_layer_dynamics(stacked=False):
    n, d, m = size(1, 8), size(1, 5), size(1, 4)
    x, xp, alpha = batch(n, d)
    z, c, w = np.vstack([x, xp]), slope(), direction(m, d)
    length = np.sqrt(np.einsum("ij,ij->i", z, z))
    if c != 1 and (np.abs(z @ w.T) < 2.0 ** -10 * length[:, None]).any():
        return None
    L = laplacian(alpha)

    def energy(points):
        f = activate(z @ np.swapaxes(points, -1, -2), c)
        return np.einsum("...ij,...ij->...", f, L @ f) / 2

    velocity = velocities(L, z, c, w)
    projected = velocity - np.einsum("ij,ij->i", w, velocity)[:, None] * w
    step = 2.0 ** -12
    return max(
        abs(2 * energy(w) - (w * velocity).sum()),
        np.abs(differences(energy, w, step, stacked) - velocity).max(),
        np.abs(differences(lambda points: energy(unit(points)), w, step, stacked) - projected).max(),
    ) / mass(alpha, z, z)


def linear_pca(whole=False):
    """The limit of one iteration against the top eigenvector; `whole`, like our claim, also that of half the step, and the flow at a finite time."""
    n, d = size(1, 8), size(1, 5)
    x, xp, alpha = batch(n, d)
    a = covariance(alpha, x, xp)
    values, vectors = np.linalg.eigh(a)
    top, largest = vectors[:, -1], np.abs(values).max()
    w = direction(1, d)[0]
    # Ours admits gaps down to 2^-16 of the terms; an ascent would take 10^6 steps for them.
    z = np.vstack([x, xp])
    if d > 1 and values[-1] - values[-2] <= max(1e-2 * largest, 2.0 ** -14 * mass(alpha, z, z)) or abs(w @ top) < 2.0 ** -16:
        return None
    # A whole 1/largest would send w to 0 where the largest eigenvalue by modulus is a negative one.
    step = 0.9 / (largest or 1.0)
    limit = iterated(a, w, step)
    residual = min(np.abs(limit - top).max(), np.abs(limit + top).max())
    if not whole:
        return residual
    again = iterated(a, w, step / 2)
    time = 1 / (largest or 1.0)
    exact = vectors @ (np.exp(values * time) * (vectors.T @ w))
    exact /= np.sqrt(exact @ exact)
    return max(residual, np.abs(again - limit).max(), np.abs(flowed(laplacian(alpha), z, w, time, 32) - exact).max())


def iterated(a, w, step):
    for _ in range(10_000):
        to = w + step * (a @ w)
        to /= np.sqrt(to @ to)
        rest = np.abs(to - w).max() < 1e-13
        w = to
        if rest:
            break
    return w


def flowed(L, z, w, time, steps):
    """w(time) of the projected flow of a linear node by the classical Runge-Kutta method."""
    def velocity(w):
        v = z.T @ (L @ (z @ w))
        return v - w * ((w @ v) / (w @ w))

    h = time / steps
    for _ in range(steps):
        k1 = velocity(w)
        k2 = velocity(w + h / 2 * k1)
        k3 = velocity(w + h / 2 * k2)
        k4 = velocity(w + h * k3)
        w = w + h / 6 * (k1 + 2 * k2 + 2 * k3 + k4)
        w /= np.sqrt(w @ w)
    return w


def one_hot():
    n, d = size(1, 10), size(1, 5)
    tokens = rng.integers(0, d, n)
    occurring = np.unique(tokens)
    if len(occurring) < 2:
        return None
    scales = rng.choice([1.0, 1.0, 2.0, 0.5, 0.25 + 2 * rng.random()], d)
    x = np.eye(d)[tokens] * scales
    z, L = np.vstack([x, x]), laplacian(np.ones((n, n)))
    near = 2.0 ** -8 / (scales[occurring].max() / scales[occurring].min()) / np.arange(1, d + 1)
    starts = np.repeat(np.eye(d)[occurring], 2, axis=0)
    starts += (1 - starts) * near * np.tile([1, -1], len(occurring))[:, None]
    ends = limits(L, z, 0.0, starts)
    # Second order: the energy falls in both senses of every coordinate of the tangent space.
    around = unit(ends[:, None] + 2.0 ** -8 * np.vstack([np.eye(d), -np.eye(d)]))
    f = np.maximum(around @ z.T, 0)
    g = np.maximum(ends @ z.T, 0)
    falls = (np.einsum("...i,...i->...", f, f @ L) <= np.einsum("ij,ij->i", g, g @ L)[:, None]).all(1)
    return abs(len(np.unique(ends[falls].round(4), axis=0)) - len(occurring))


def collinearity():
    n, (k, p, m, o) = size(1, 6), (size(1, 2), size(1, 3), size(1, 3), size(1, 3))
    x, xp, alpha = batch(n, k * p)
    z = np.vstack([x, xp]).reshape(2 * n, k, p)
    w1, w2 = table(k * m, p).reshape(k, m, p), table(o, 1) @ table(1, k * m)
    hidden = np.einsum("ikp,kmp->ikm", z, w1).reshape(2 * n, k * m)
    back = (laplacian(alpha) @ (hidden @ w2.T) @ w2).reshape(2 * n, k, m)
    gradient = np.einsum("ikm,ikp->kmp", back, z)
    sigma = np.linalg.svd(gradient, compute_uv=False)
    second_value = sigma[:, 1] if sigma.shape[1] > 1 else 0 * sigma[:, 0]
    scale = mass(alpha, z, z, w2, w2, w1) * k * m * p * o
    return (second_value / scale).max()


def brute_force():
    n, m = size(1, 8), size(1, 5)
    x, xp, alpha = batch(n, 2)
    z, c, starts, L = np.vstack([x, xp]), slope(), direction(m, 2), laplacian(alpha)
    # The list of maxima: a scan of the energy over 720 angles.
    angles = np.linspace(0, 2 * np.pi, 720, endpoint=False)
    f = activate(z @ np.stack([np.cos(angles), np.sin(angles)]), c)
    energy = np.einsum("ij,ij->j", f, L @ f)
    maxima = angles[(energy > np.roll(energy, 1)) & (energy >= np.roll(energy, -1))]
    coverage = []
    for width in range(1, m + 1):
        ends = limits(L, z, c, starts[:width], 300)
        apart = np.abs(np.angle(np.exp(1j * (np.arctan2(ends[:, 1], ends[:, 0])[:, None] - maxima))))
        coverage.append(len(np.unique(apart.argmin(1)[apart.min(1) < 0.02])) if len(maxima) else 0)
    return max([0] + [a - b for a, b in zip(coverage, coverage[1:])])


# --- the works -----------------------------------------------------------------------------------------------------

def kernel(name, n, d):
    x, xp, alpha = rng.standard_normal((n, d)), rng.standard_normal((n, d)), rng.random((n, n))
    if name == "contrastiveCovariance":
        return lambda: covariance(alpha, x, xp)
    if name == "infoNCEImportances":
        return lambda: importances(x, xp)
    z, L, w = np.vstack([x, xp]), laplacian(alpha), [direction(1, d)[0]]

    def flow_step():
        u = z @ w[0]
        on = u > 0
        u *= on
        pull = L @ u
        pull *= on
        v = pull @ z
        v *= 0.1
        v += w[0]
        v /= np.sqrt(v @ v)
        w[0] = v

    return flow_step


claims = {
    "alg": alg, "gating": gating, "linear-pca": linear_pca, "linear-pca, whole": lambda: linear_pca(True), "one-hot": one_hot, "collinearity": collinearity, "brute-force": brute_force,
    "alpha-cl-gradient": alpha_cl_gradient, "alpha-cl-gradient, stacked": lambda: alpha_cl_gradient(True),
    "one-layer-dynamics": one_layer_dynamics, "one-layer-dynamics, stacked": lambda: one_layer_dynamics(True),
}


def measure(work, seconds):
    """Calls a second of processor time (discarded instances, which return None, cost time but do not count) and the largest result."""
    start, done, calls, worst, share = process_time(), 0, 0, 0.0, 1
    while True:
        for _ in range(share):
            residual = work()
            if residual is not None or work not in claims.values():
                done += 1
                if residual is not None and work in claims.values() and residual > worst:
                    worst = residual
        calls += share
        elapsed = process_time() - start
        if elapsed >= seconds:
            return done / elapsed, worst
        share = max(1, int(calls * seconds / elapsed / 20))


def main():
    kernels = {}
    print(json.dumps({"numpy": np.__version__, "python": sys.version.split()[0], "claims": list(claims)}), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        name = request["work"]
        if name not in claims and name not in kernels:
            what, _, shape = name.partition(" ")
            kernels[name] = kernel(what, *map(int, shape.split("×")))
        with np.errstate(all="ignore"):
            rate, worst = measure(claims.get(name) or kernels[name], request["seconds"])
        print(json.dumps({"work": name, "perSecond": rate, "worst": float(worst)}), flush=True)


if __name__ == "__main__":
    main()
