import os

from isolation import broken, runtimes
from isolation.runtimes import RuntimeCache

IN_USE = "fresh-for-branches"

CACHES: dict[str, type[RuntimeCache]] = {
    "fresh-for-branches": runtimes.FreshForBranches,
    "locked-by-thread": runtimes.LockedByThread,
    "shared-by-workers": broken.SharedByWorkers,
    "lazy-race": broken.LazyRace,
    "kept-by-thread": broken.KeptByThread,
    "double-checked": broken.DoubleChecked,
    "by-thread-id": broken.ByThreadId,
    "creator-is-main": broken.CreatorIsMain,
    "never-forgets": broken.NeverForgets,
    "wasteful": broken.Wasteful,
}


def selected_cache() -> RuntimeCache:
    """The cache that $CACHE names; without it, the one that is in use."""
    return CACHES[os.environ.get("CACHE", IN_USE)]()
