"""Answers of the service, each held until a change that it is about."""

import os
import threading
import time
import weakref
from typing import Any, Callable, Dict, FrozenSet, Iterable, List, Optional, Tuple

from .feed import Feed
from .service import Answer, MembershipUnavailable, Service

_UNTRUSTED = -1


class _Held:
    """An answer, or one that is being asked for.

    about: the groups, types and @symbols whose changes touch it. epoch: the connection of the feed
    under which it was asked for. known_at: when it was last known to hold.
    """

    def __init__(self, about: FrozenSet[str], epoch: int):
        self.about, self.epoch, self.known_at = about, epoch, time.monotonic()
        self.touched = False
        self.tag: Optional[str] = None
        self.value: Any = None


class Answers:
    """An answer is used as it is while the feed that it was asked for under is connected."""

    def __init__(self, service: Service, max_stale: float):
        self._service, self._max_stale = service, max_stale
        self._begin()
        if hasattr(os, 'register_at_fork'):
            this = weakref.ref(self)
            os.register_at_fork(after_in_child=lambda: this() and this()._begin())

    def _begin(self) -> None:
        """Also in a child: threads, connections and whoever held the lock stay with the parent."""
        self._lock = threading.Lock()
        self._service.begin()
        self._held: Dict[Tuple[str, str], _Held] = {}
        self._asked: List[_Held] = []
        self._feed: Optional[Feed] = None
        self._closed = self._connected = False
        self._epoch, self._heard_at, self._after = 0, 0.0, ''
        self._hits = self._misses = self._loads = self._evictions = 0

    def look_up(self, kind: str, key: str, about: Iterable[str],
                load: Callable[[Optional[str], str], Answer]) -> Any:
        """`load` asks the service, with the ETag of the answer before and `after`."""
        with self._lock:
            if self._feed is None and not self._closed:
                self._feed = Feed(self._service, self._heard, self._cut_off)
            held = self._held.get((kind, key))
            if held is not None and self._connected and held.epoch == self._epoch:
                self._hits += 1
                return held.value
            self._misses += 1
            asked = _Held(frozenset(about), self._epoch if self._connected else _UNTRUSTED)
            self._asked.append(asked)
            after = self._after
        answer, trouble = None, None
        try:
            answer = load(held.tag if held else None, after)
        except MembershipUnavailable as e:
            trouble = e
        finally:
            with self._lock:
                self._asked.remove(asked)
        if trouble is not None:
            return self._stale(held, trouble)
        asked.tag, asked.value = (held.tag, held.value) if answer is None else answer
        self._keep((kind, key), asked)
        return asked.value

    def _stale(self, held: Optional[_Held], trouble: MembershipUnavailable) -> Any:
        with self._lock:
            if held is None or held.touched \
                    or time.monotonic() - held.known_at > self._max_stale:
                raise trouble
            return held.value

    def _keep(self, key: Tuple[str, str], asked: _Held) -> None:
        with self._lock:
            self._loads += 1
            if not asked.touched:  # else it may be older than the change that came meanwhile
                self._held[key] = asked

    def forget(self, touches: Callable[[FrozenSet[str]], bool]) -> None:
        with self._lock:
            self._forget(touches)
            self._evictions += 1

    def _forget(self, touches: Callable[[FrozenSet[str]], bool]) -> int:
        gone = [key for key, held in self._held.items() if touches(held.about)]
        for key in gone:
            self._held.pop(key).touched = True
        for asked in self._asked:
            asked.touched = asked.touched or touches(asked.about)
        return len(gone)

    def _heard(self, change: Optional[Dict], after: Optional[str]) -> None:
        about = _about(change) if change else frozenset()
        with self._lock:
            self._heard_at = time.monotonic()
            self._evictions += self._forget(lambda names: not about.isdisjoint(names))
            if after is not None:
                # no answer is older than what the feed has told
                self._after = after
                if not self._connected and not self._closed:  # and from here on nothing is missed
                    self._connected, self._epoch = True, self._epoch + 1

    def _cut_off(self) -> None:
        with self._lock:
            if self._connected:
                self._connected = False
                for held in self._held.values():
                    if held.epoch == self._epoch:
                        held.known_at = max(held.known_at, self._heard_at)

    def stats(self) -> Dict[str, Any]:
        """What was counted, and how many answers of each kind are held."""
        with self._lock:
            kinds: Dict[str, int] = {}
            for kind, _ in self._held:
                kinds[kind] = kinds.get(kind, 0) + 1
            return {'hits': self._hits, 'misses': self._misses, 'loads': self._loads,
                    'evictions': self._evictions, 'connected': self._connected, 'kinds': kinds}

    def close(self) -> None:
        with self._lock:
            feed, self._feed, self._closed, self._connected = self._feed, None, True, False
        if feed is not None:
            feed.close()


def _about(change: Dict) -> FrozenSet[str]:
    """Its group, the list of its type, its symbols, and '@' for any symbol."""
    members = [m for part in ('added', 'reweighted', 'annotated') for m in change.get(part, ())]
    symbols = [member['symbol'] for member in members] + change['removed']
    group = f"{change['type']}/{change['name']}"
    return frozenset([group, change['type'], *('@' + symbol for symbol in ['', *symbols])])
