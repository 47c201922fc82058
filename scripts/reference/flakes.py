"""Reference values for the statistics of repeated tests, computed by SciPy or by plain enumeration, never by the code under test.

    python3 -m venv /somewhere/outside && /somewhere/outside/bin/pip install scipy
    /somewhere/outside/bin/python scripts/reference/flakes.py > test/stats/flakes-reference.json
"""

import itertools
import json
import math
import sys

import scipy
from scipy import integrate, stats


def fisher():
    """Two tallies by SciPy's fisher_exact; more by counting every table with the same margins."""
    cases = []
    for tallies in ([[8, 40], [0, 120]], [[1, 10], [9, 10]], [[0, 59], [5, 59]], [[3, 59], [1, 590]], [[20, 500], [4, 400]]):
        table = [[failed, runs - failed] for failed, runs in tallies]
        cases.append({"tallies": tallies, "p": float(stats.fisher_exact(table)[1]),
                      "greater": float(stats.fisher_exact(table, alternative="greater")[1])})
    for tallies in ([[3, 8], [0, 9], [1, 7]], [[5, 15], [0, 15], [1, 15], [0, 15]], [[2, 6], [2, 6], [2, 6]], [[4, 5], [0, 20], [0, 1]]):
        cases.append({"tallies": tallies, "p": counted(tallies), "greater": None})
    return cases


def counted(tallies):
    failed = sum(k for k, _ in tallies)
    weight = lambda ks: math.prod(math.comb(n, k) for k, (_, n) in zip(ks, tallies))
    observed = weight([k for k, _ in tallies])
    tables = [ks for ks in itertools.product(*(range(n + 1) for _, n in tallies)) if sum(ks) == failed]
    return sum(w for w in map(weight, tables) if w <= observed) / sum(map(weight, tables))


def clusters():
    """P(at most as many stretches), by counting every order of short sequences."""
    cases = []
    for outcomes in ("FFF.......", "F.F.F.....", "..FF.F.", "F", "....", "FFFF....FFFF", "F............F"):
        failed = outcomes.count("F")
        stretches = lambda flags: sum(1 for i, flag in enumerate(flags) if i == 0 or flag != flags[i - 1])
        orders = [[i in chosen for i in range(len(outcomes))] for chosen in itertools.combinations(range(len(outcomes)), failed)]
        seen = stretches([letter == "F" for letter in outcomes])
        p = sum(1 for order in orders if stretches(order) <= seen) / len(orders)
        cases.append({"outcomes": outcomes, "stretches": seen, "p": p})
    return cases


def higher():
    """P(Beta(a) > Beta(b)) of two Jeffreys posteriors by adaptive quadrature."""
    cases = []
    for (k, n), (j, m) in (((3, 59), (1, 59)), ((3, 59), (3, 59)), ((0, 10), (0, 1000)), ((59, 59), (58, 59)), ((12, 100), (30, 1000)), ((1, 1), (0, 1))):
        a, b = stats.beta(k + 0.5, n - k + 0.5), stats.beta(j + 0.5, m - j + 0.5)
        chance, _ = integrate.quad(lambda u: b.cdf(a.ppf(u)), 0, 1, epsabs=1e-12, epsrel=1e-12, limit=1000)
        cases.append({"a": [k, n], "b": [j, m], "chance": float(chance)})
    return cases


json.dump({"scipy": scipy.__version__, "fisher": fisher(), "clusters": clusters(), "higher": higher()}, sys.stdout, indent=1)
print()
