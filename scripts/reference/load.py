"""Reference values for the statistics of loads, computed by SciPy, never by the code under test.

    python3 -m venv /somewhere/outside && /somewhere/outside/bin/pip install scipy
    /somewhere/outside/bin/python scripts/reference/load.py > test/stats/load-reference.json

Seeded: the same SciPy gives the same file.
"""

import json
import sys

import numpy as np
import scipy
from scipy import optimize, stats

random = np.random.default_rng(20261129)


def numbers(values):
    return [float(value) for value in values]


def bends():
    """y = min(k x, c) by search: every knee of a fine grid, then Nelder-Mead from the best; the truth needs no formula of ours."""
    cases = []
    for count, top, noise, is_weighted in ((8, 1.2, 0.01, False), (12, 2, 0.03, False), (12, 4, 0.03, True), (30, 1.5, 0.1, True), (7, 3, 0.05, False)):
        x = np.linspace(top * 1000 / count, top * 1000, count)
        y = np.minimum(0.9 * x, 900) * (1 + noise * random.standard_normal(count))
        weight = 1 / x if is_weighted else np.ones(count)
        loss = lambda k, c: float(np.sum(weight * (y - np.minimum(k * x, c)) ** 2))
        grid = [(tau, np.sum(weight * y * np.minimum(x, tau)) / np.sum(weight * np.minimum(x, tau) ** 2)) for tau in np.linspace(x[0], x[-1], 20001)]
        tau, k = min(grid, key=lambda found: loss(found[1], found[0] * found[1]))
        found = optimize.minimize(lambda p: loss(p[0], p[1]), (k, k * tau), method="Nelder-Mead", options={"xatol": 1e-13, "fatol": 1e-13, "maxiter": 10000, "maxfev": 10000})
        cases.append({"x": numbers(x), "y": numbers(y), "weight": numbers(weight), "slope": float(found.x[0]), "level": float(found.x[1]), "loss": float(found.fun)})
    return cases


def laws():
    """The Universal Scalability Law in logarithms by a bounded trust-region search."""
    cases = []
    for sizes, alpha, beta, noise in (((1, 2, 4, 8, 16, 32, 64), 0.03, 0.97 / 44**2, 0.03), ((1, 2, 3, 4, 6, 8), 0.03, 0.97 / 44**2, 0.03),
                                      ((1, 2, 4, 8, 12, 16, 24), 0.0, 0.001, 0.05), ((1, 2, 4, 8, 16, 32), 0.2, 0.0, 0.02), ((1, 2, 4, 8, 16, 32), 0.0, 0.0, 0.1)):
        n = np.repeat(np.array(sizes, float), 3)
        rate = 1000 * n / (1 + alpha * (n - 1) + beta * n * (n - 1)) * np.exp(noise * random.standard_normal(len(n)))
        residual = lambda p: np.log(rate) - p[0] - np.log(n) + np.log(1 + p[1] * (n - 1) + p[2] * n * (n - 1))
        found = min((optimize.least_squares(residual, (np.log(rate[0]), a, b), bounds=([-np.inf, 0, 0], np.inf), x_scale=(1, 0.01, 1e-3), ftol=1e-15, xtol=1e-15, gtol=1e-15)
                     for a in (1e-6, 0.01, 0.1) for b in (1e-9, 1e-4, 1e-2)), key=lambda fit: fit.cost)
        cases.append({"sizes": numbers(n), "rates": numbers(rate), "gamma": float(np.exp(found.x[0])), "alpha": float(found.x[1]), "beta": float(found.x[2]), "loss": float(2 * found.cost)})
    return cases


def ranks():
    """Order statistics that bound a quantile, by SciPy's binomial distribution counted up from 0."""
    cases = []
    for n in (5, 20, 59, 100, 1000, 5000):
        for p in (0.5, 0.9, 0.95, 0.99):
            for level in (0.9, 0.95):
                below = stats.binom.cdf(np.arange(-1, n + 1), n, p)  # P(fewer than k), k = 0..n+1
                tail = (1 - level) / 2
                low = max(k for k in range(n + 1) if below[k] <= tail)
                high = next((k for k in range(1, n + 1) if 1 - below[k] <= tail), None)
                cases.append({"n": n, "p": p, "level": level, "low": low or None, "high": high})
    return cases


def survival():
    cases = []
    for n, share in ((1, 0), (5, 0), (5, 0.4), (12, 0.3), (40, 0.5), (8, 1)):
        times = np.round(random.exponential(10, n), 0 if n == 40 else 3)
        censored = random.random(n) < share if share < 1 else np.ones(n, bool)
        data = stats.CensoredData(uncensored=times[~censored], right=times[censored])
        survivor = stats.ecdf(data).sf
        with np.errstate(all="ignore"):
            interval = survivor.confidence_interval(0.95, method="log-log")
        ended = set(times[~censored])
        steps = [{"time": float(t), "survival": float(s), "low": None if s == 0 else float(lo), "high": None if s == 0 else float(hi)}
                 for t, s, lo, hi in zip(survivor.quantiles, survivor.probabilities, interval.low.probabilities, interval.high.probabilities) if t in ended]
        cases.append({"lasted": [{"time": float(t), "censored": bool(c)} for t, c in zip(times, censored)], "steps": steps})
    return cases


def partial_sums():
    """95th percentiles of |sum / error| of independent normal values, about their mean and about a line, and one series worked out with matrices."""
    critical = []
    for n in (20, 30, 60, 120, 240):
        trends, sums = [], []
        for _ in range(20):
            y = random.standard_normal((20000, n))
            slope, error = slope_and_error(y)
            trends.append(np.abs(slope / error))
            partial = np.cumsum(y - y.mean(1, keepdims=True), 1)[:, :-1]
            sums.append(np.abs(y.sum(1)) / np.sqrt(2 * np.sum(partial**2, 1) / n))
        critical.append({"n": n, "trend": float(np.quantile(np.concatenate(trends), 0.95)), "sum": float(np.quantile(np.concatenate(sums), 0.95))})
    series = np.cumsum(random.standard_normal(40)) + 0.2 * np.arange(40)
    slope, error = slope_and_error(series[None, :])
    return {"critical": critical, "series": numbers(series), "slope": float(slope[0]), "error": float(error[0])}


def slope_and_error(y):
    n = y.shape[1]
    x = np.column_stack([np.ones(n), np.arange(n)])
    fit = np.linalg.lstsq(x, y.T, rcond=None)[0]
    scores = (y - (x @ fit).T) * (np.arange(n) - (n - 1) / 2)
    # Bartlett kernel over the whole series, written as weighted autocovariances where that is short enough, as partial sums where not.
    if len(y) == 1:
        s = scores[0]
        omega = np.array([sum((1 - abs(i - j) / n) * s[i] * s[j] for i in range(n) for j in range(n))])
    else:
        omega = 2 * np.sum(np.cumsum(scores, 1)[:, :-1] ** 2, 1) / n
    squares = np.sum((np.arange(n) - (n - 1) / 2) ** 2)
    return fit[1], np.sqrt(omega) / squares


json.dump({"scipy": scipy.__version__, "numpy": np.__version__, "bends": bends(), "laws": laws(), "ranks": ranks(), "survival": survival(), "partialSums": partial_sums()}, sys.stdout, indent=2)
print()
