"""Reference values for the routines of src/stats, computed by SciPy or by plain enumeration, never by the code under test.

    python3 -m venv /somewhere/outside && /somewhere/outside/bin/pip install scipy
    /somewhere/outside/bin/python scripts/reference/generate.py > test/stats/reference.json

Seeded: the same SciPy gives the same file. The version that made the committed file stands in it.
"""

import json
import math
import sys

import numpy as np
import scipy
from scipy import special, stats

random = np.random.default_rng(20240229)
ALL = stats.PermutationMethod(n_resamples=10**7)


def numbers(values):
    return [float(value) for value in values]


def sample(n, ties):
    """Normal values; with ties rounded to halves, which also makes zeros."""
    values = random.normal(0.4, 1.0, n)
    return numbers(np.round(values * 2) / 2 if ties else values)


def xoshiro():
    """xoshiro128** 1.1 in whole numbers, from the algorithm's description."""
    mask = 2**32 - 1
    rotl = lambda x, k: ((x << k) | (x >> (32 - k))) & mask
    s = [1, 2, 3, 4]
    out = []
    for _ in range(20):
        out.append(rotl(s[1] * 5 & mask, 7) * 9 & mask)
        t = s[1] << 9 & mask
        s[2] ^= s[0]
        s[3] ^= s[1]
        s[1] ^= s[2]
        s[0] ^= s[3]
        s[2] ^= t
        s[3] = rotl(s[3], 11)
    return out


def descriptive():
    cases = []
    for n in (1, 2, 3, 7, 30, 37):
        x = sample(n, n == 30)
        quantiles = [[p, float(np.quantile(x, p))] for p in (0, 0.05, 0.25, 0.5, 0.9, 0.95, 0.99, 1)]
        spread = float(np.std(x, ddof=1)) if n > 1 else None
        cases.append({"x": x, "mean": float(np.mean(x)), "median": float(np.median(x)), "quantiles": quantiles,
                      "sd": spread, "mad": float(stats.median_abs_deviation(x))})
    return cases


def normal():
    z = [-37.5, -30, -20, -10, -6, -4, -3, -2.9, -2.8, -2, -1.5, -1, -0.5, -0.01, 0, 0.3, 1, 2, 3, 5, 8]
    p = [1e-300, 1e-100, 1e-20, 1e-12, 1e-8, 1e-5, 0.0005, 0.005, 0.01, 0.025, 0.05, 0.1, 0.2, 0.3, 0.4, 0.49, 0.5,
         0.51, 0.7, 0.9, 0.975, 0.99, 0.9999, 1 - 1e-9]
    return {"cdf": [[v, float(stats.norm.cdf(v))] for v in z], "quantile": [[v, float(stats.norm.ppf(v))] for v in p]}


def beta():
    shapes = [(0.1, 0.1), (0.5, 0.5), (0.5, 2), (1, 1), (1, 30), (2, 3), (2.5, 0.5), (10, 10), (3, 200), (50, 51),
              (1, 1e6), (400, 600), (15.5, 0.5), (5000, 20), (1e5, 1e5), (12, 1e6), (1e6, 1e6)]
    cdf, quantile = [], []
    for a, b in shapes:
        mean = a / (a + b)
        sd = math.sqrt(a * b / (a + b) ** 2 / (a + b + 1))
        for x in sorted({1e-9, 0.001, 0.1, 0.3, 0.5, 0.9, 0.999, *(mean + k * sd for k in (-6, -3, -1, 0, 1, 3, 6))}):
            value = float(special.betainc(a, b, x)) if 0 < x < 1 else 0
            if value > 1e-290:
                cdf.append([x, a, b, value])
        for p in (1e-12, 1e-6, 0.0005, 0.005, 0.025, 0.1, 0.5, 0.9, 0.975, 0.9995):
            value = float(special.betaincinv(a, b, p))
            if value > 1e-290:
                quantile.append([p, a, b, value])
    return {"cdf": cdf, "quantile": quantile}


def student():
    degrees = [0.5, 1, 2, 3, 4, 4.5, 5, 7, 10, 18, 29, 100, 1000, 1e6]
    t = [-1e6, -1000, -50, -20, -8, -5.6, -3, -2, -1, -0.5, -0.01, -1e-6, 0, 0.2, 1, 2.5, 6, 40]
    p = [1e-12, 1e-9, 1e-6, 0.0005, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.3, 0.45, 0.49, 0.5, 0.6, 0.9, 0.975,
         0.9975, 0.99999]
    cdf = [[v, df, float(stats.t.cdf(v, df))] for df in degrees for v in t]
    return {"cdf": [row for row in cdf if row[2] > 1e-290],
            "quantile": [[v, df, float(stats.t.ppf(v, df))] for df in degrees for v in p]}


def binomial():
    cases = [(0, 5, 0.5), (2, 5, 0.5), (4, 5, 0.1), (10, 30, 0.5), (469, 1000, 0.5), (3, 100000, 1e-5), (17, 20, 0.9)]
    return [[k, n, p, float(stats.binom.cdf(k, n, p))] for k, n, p in cases]


def signed_rank():
    cases = []
    for n in (1, 2, 3, 5, 8, 10, 20, 30, 50):
        x = sample(n, False)
        greater, less = (stats.wilcoxon(x, alternative=side, method="exact") for side in ("greater", "less"))
        cases.append({"x": x, "statistic": float(greater.statistic), "pGreater": float(greater.pvalue), "pLess": float(less.pvalue)})
    for n in (4, 6, 9, 12, 12, 13):
        x = sample(n, True)
        kept = [value for value in x if value != 0]
        greater, less = (stats.wilcoxon(kept, alternative=side, method=ALL) for side in ("greater", "less"))
        cases.append({"x": x, "statistic": float(greater.statistic), "pGreater": float(greater.pvalue), "pLess": float(less.pvalue)})
    return cases


def large_signed_rank():
    x = numbers(np.round(random.normal(0.12, 1.0, 700), 2))
    sides = {name: float(stats.wilcoxon(x, alternative=side, method="asymptotic", correction=True).pvalue)
             for name, side in (("pGreater", "greater"), ("pLess", "less"))}
    return {"x": x, **sides}


def rank_sum_counts(n):
    """How many subsets of 1..n have each sum, in whole numbers."""
    ways = [1]
    for rank in range(1, n + 1):
        ways = [(ways[s] if s < len(ways) else 0) + (ways[s - rank] if s >= rank else 0) for s in range(len(ways) + rank)]
    return ways


def walsh():
    cases = []
    for n in (1, 2, 5, 6, 10, 11, 20, 30, 60):
        for ties in (False, True):
            x = sample(n, ties)
            averages = sorted((x[i] + x[j]) / 2 for i in range(n) for j in range(i, n))
            ways = rank_sum_counts(n)
            bounds = []
            for alpha in (0.05, 0.025, 0.005, 0.0005):
                k = 0
                while sum(ways[: k + 1]) <= alpha * 2**n:
                    k += 1
                bounds.append([alpha, averages[k - 1] if k else None, averages[-k] if k else None])
            cases.append({"x": x, "estimate": float(np.median(averages)), "bounds": bounds})
    return cases


def mann_whitney():
    cases = []
    for m, n, ties in ((1, 1, False), (3, 3, False), (5, 5, False), (5, 8, False), (30, 30, False), (20, 45, False),
                       (5, 5, True), (6, 7, True), (4, 9, True), (60, 60, True), (55, 70, False)):
        x, y = sample(m, ties), numbers(np.array(sample(n, ties)) - 0.5)
        method = "asymptotic" if m * n > 2500 else ALL if ties else "exact"
        greater, less = (stats.mannwhitneyu(x, y, alternative=side, method=method) for side in ("greater", "less"))
        cases.append({"x": x, "y": y, "u": float(greater.statistic), "pGreater": float(greater.pvalue),
                      "pLess": float(less.pvalue), "exact": m * n <= 2500})
    return cases


def median_interval():
    cases = []
    for n in (1, 5, 6, 9, 10, 17, 20, 30, 60, 501, 1500):
        for level in (0.9, 0.95, 0.99):
            tail = (1 - level) / 2
            k = 0
            while k < n // 2 and stats.binom.cdf(k, n, 0.5) <= tail:
                k += 1
            cases.append({"n": n, "level": level, "rank": k, "coverage": float(1 - 2 * stats.binom.cdf(k - 1, n, 0.5)) if k else 0})
    return cases


def sign_flip():
    cases = []
    for n, ties in ((3, False), (7, True), (12, False), (16, True), (20, False)):
        x = sample(n, ties)
        flips = lambda side: stats.permutation_test((x,), lambda v, axis: np.sum(v, axis=axis), permutation_type="samples",
                                                    vectorized=True, n_resamples=2**21, alternative=side)
        cases.append({"x": x, "pGreater": float(flips("greater").pvalue), "pLess": float(flips("less").pvalue)})
    return cases


def false_discovery():
    cases = []
    for n in (1, 3, 20):
        p = numbers(random.uniform(0, 1, n) ** 3)
        cases.append({"p": p, "adjusted": numbers(stats.false_discovery_control(p))})
    return cases


def proportion():
    cases = []
    for k, n in ((0, 1), (1, 1), (0, 20), (3, 20), (20, 20), (1, 1000), (999, 1000), (5, 100000), (50000, 100000), (1, 1000000)):
        for level in (0.9, 0.95, 0.99):
            test = stats.binomtest(k, n)
            wilson, tail = test.proportion_ci(level, "wilson"), (1 - level) / 2
            # The root finder behind SciPy's "exact" stops at 1e-13 absolute, too early for shares of 1 in a million.
            exact = (stats.beta.ppf(tail, k, n - k + 1) if k else 0, stats.beta.isf(tail, k + 1, n - k) if k < n else 1)
            cases.append({"k": k, "n": n, "level": level, "wilson": numbers(wilson), "exact": numbers(exact)})
    return cases


def slopes():
    cases = []
    for n, ties in ((2, False), (5, False), (10, False), (40, True)):
        x = numbers(np.sort(sample(n, ties)))
        y = numbers(np.round(2.5 * np.array(x) + random.normal(0, 1, n), 1))
        line = stats.theilslopes(y, x)
        tau = stats.kendalltau(x, y, variant="b").statistic
        cases.append({"x": x, "y": y, "slope": float(line.slope), "intercept": float(line.intercept), "tau": float(tau)})
    return cases


def prediction():
    """The rule of docs/statistics.md, "Against a stored baseline", with SciPy's t distribution."""
    cases = []
    for runs in (1, 2, 3, 4, 5, 10, 20, 30):
        x = numbers(random.normal(math.log(100), 0.04, runs))
        value, prior, alpha = math.log(100) + 0.1, 0.1, 0.0025
        sd = float(np.std(x, ddof=1)) if runs > 1 else 0.0
        df = runs - 1
        if runs < 5:
            sd, df = max(sd, prior), runs + 3
        error = sd * math.sqrt(1 + 1 / runs)
        shift = value - float(np.mean(x))
        half = float(stats.t.ppf(0.975, df)) * error
        cases.append({"x": x, "value": value, "prior": prior, "alpha": alpha, "sd": sd, "df": df, "shift": shift,
                      "low": shift - half, "high": shift + half, "pWorse": float(stats.t.sf(shift / error, df)),
                      "pBetter": float(stats.t.cdf(shift / error, df)),
                      "mde80": math.exp((float(stats.t.ppf(1 - alpha, df)) + float(stats.norm.ppf(0.8))) * error) - 1})
    return cases


def covariate():
    cases = []
    for runs, slope in ((9, 1.0), (10, 1.0), (20, 0.7), (20, 0.0), (25, 3.0), (15, -1.0)):
        c = numbers(random.normal(2, 0.1, runs))
        y = numbers(5 + slope * np.array(c) + random.normal(0, 0.02, runs))
        now = 2.15

        def line(cs, ys):
            found = stats.linregress(cs, ys).slope
            return min(max(found, 0), 1.5), np.mean(cs), np.mean(ys)

        def left_out(i):
            cs, ys = np.delete(c, i), np.delete(y, i)
            b, mc, my = line(cs, ys)
            return y[i] - (my + b * (c[i] - mc)), y[i] - my

        errors = np.array([left_out(i) for i in range(runs)])
        with_it, without = np.sqrt(np.mean(errors**2, axis=0))
        used = runs >= 10 and with_it <= 0.9 * without
        b, mc, my = line(c, y)
        residuals = np.array(y) - (my + b * (np.array(c) - mc))
        cases.append({"history": y, "covariate": c, "now": now, "used": bool(used),
                      "mean": float(my + b * (now - mc)) if used else float(np.mean(y)),
                      "sd": float(math.sqrt(np.sum(residuals**2) / (runs - 2))) if used else float(np.std(y, ddof=1)),
                      "df": runs - 2 if used else runs - 1,
                      "scale": math.sqrt(1 + 1 / runs + ((now - mc) ** 2 / float(np.sum((np.array(c) - mc) ** 2)) if used else 0))})
    return cases


def shift():
    """Medians and order statistics of all differences; the ranks from plain counts of the divisions, in whole numbers."""
    cases = []
    for m, n, ties in ((1, 1, False), (2, 3, False), (3, 3, False), (4, 4, False), (5, 5, False), (5, 5, True), (5, 8, False),
                       (10, 10, False), (12, 7, True), (30, 30, False), (50, 50, False)):
        x, y = numbers(np.array(sample(m, ties)) + 0.5), sample(n, ties)
        differences = sorted(a - b for a in x for b in y)
        ways = mann_whitney_counts(m, n)
        bounds = []
        for alpha in (0.05, 0.025, 0.01, 0.005, 0.0005):
            k = 0
            while sum(ways[: k + 1]) <= alpha * math.comb(m + n, m):
                k += 1
            coverage = 1 - 2 * sum(ways[:k]) / math.comb(m + n, m) if k else 0
            bounds.append([alpha, differences[k - 1] if k else None, differences[-k] if k else None, coverage])
        cases.append({"x": x, "y": y, "estimate": float(np.median(differences)), "bounds": bounds})
    return cases


def mann_whitney_counts(m, n):
    """How many of the C(m + n, m) divisions have U = 0, 1, ..., m n: the Gaussian binomial, product of (1 - q^(n+i)) / (1 - q^i)."""
    ways = [1] + [0] * (m * n)
    for i in range(1, m + 1):
        for u in range(m * n, n + i - 1, -1):
            ways[u] -= ways[u - n - i]
        for u in range(i, m * n + 1):
            ways[u] += ways[u - i]
    return ways


def energy():
    """The largest split statistic by its definition: mn / (m + n) times the energy distance of SciPy, made a U-statistic."""
    cases = []
    for n, step, at in ((10, 3.0, 5), (14, 1.0, 9), (20, 0.0, 10), (31, 2.0, 20), (50, 1.5, 40)):
        x = np.array(sample(n, False)) + step * (np.arange(n) >= at)
        found = []
        for split in range(5, n - 4):
            left, right = x[:split], x[split:]
            # SciPy gives the square root of the V-statistic: its means within a part count the zero distance of a value to itself.
            within = lambda part: float(np.abs(part[:, None] - part[None, :]).sum()) / len(part) ** 2
            correction = within(left) / (len(left) - 1) + within(right) / (len(right) - 1)
            # energy_distance² = 2 ∫ (F − G)² = 2 E|X − Y| − E|X − X′| − E|Y − Y′|.
            distance = stats.energy_distance(left, right) ** 2 - correction
            found.append((split * (n - split) / n * float(distance), split))
        best, split = max(found)
        cases.append({"x": numbers(x), "at": split, "statistic": best})
    return cases


reference = {
    "scipy": scipy.__version__,
    "numpy": np.__version__,
    "xoshiro": xoshiro(),
    "descriptive": descriptive(),
    "normal": normal(),
    "beta": beta(),
    "student": student(),
    "binomial": binomial(),
    "signedRank": signed_rank(),
    "largeSignedRank": large_signed_rank(),
    "walsh": walsh(),
    "mannWhitney": mann_whitney(),
    "medianInterval": median_interval(),
    "signFlip": sign_flip(),
    "falseDiscovery": false_discovery(),
    "proportion": proportion(),
    "slopes": slopes(),
    "prediction": prediction(),
    "covariate": covariate(),
    "shift": shift(),
    "energy": energy(),
}
json.dump(reference, sys.stdout, allow_nan=False, separators=(",", ":"))
print()
