"""The memberships of the membership service, as RelationshipCache gave them, but never an hour old.

    cache = get_relationship_cache()          # MEMBERSHIP_URL, default http://127.0.0.1:8080
    cache.get_etf_holdings('SPY')             # ['A', 'AAPL', ...]
    cache.get_universe_symbols('SPY:QQQ:dow30')

A lookup is asked of the service once and then answered from memory: the service's feed of changes
tells what to forget. While the feed is cut off, each lookup asks whether its answer still holds
(If-None-Match). Where the service does not answer, a lookup raises MembershipUnavailable, unless
`max_stale` allows an answer that was known to hold that many seconds ago: an empty list means that
there is no such group or symbol, never that nobody could tell.

Python 3.9, the standard library only. Any number of threads may share a cache, and a process that
forks gets an empty one.
"""

import threading
from typing import Optional

from .lookups import RelationshipCache
from .service import MembershipUnavailable

__all__ = ['MembershipUnavailable', 'RelationshipCache', 'get_relationship_cache']

_instance: Optional[RelationshipCache] = None
_instance_lock = threading.Lock()


def get_relationship_cache(ttl_seconds: int = 3600) -> RelationshipCache:
    """The one cache of this process, made from the MEMBERSHIP_ variables when first asked for."""
    global _instance
    with _instance_lock:
        if _instance is None:
            _instance = RelationshipCache(ttl_seconds)
        return _instance
