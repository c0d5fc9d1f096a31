"""The methods that RelationshipCache had."""

import logging
import os
from typing import Any, Dict, List, Optional, Tuple
from urllib.parse import quote

from .answers import Answers
from .service import Answer, Service

logger = logging.getLogger(__name__)

_TYPES = {'etf': 'ETF', 'sector': 'SECTOR', 'theme': 'THEME', 'universe': 'UNIVERSE'}
_MEMBERS = {'ETF': 'etf_holdings', 'SECTOR': 'sector_stocks', 'THEME': 'theme_members',
            'UNIVERSE': 'universe_members'}
_LOOKED_FOR = ('UNIVERSE', 'ETF', 'CUSTOM')


class RelationshipCache:
    """Lists of symbols and names are sorted, and the caller's own to change."""

    def __init__(self, ttl_seconds: int = 3600, *, url: Optional[str] = None,
                 environment: Optional[str] = None, token: Optional[str] = None,
                 timeout: float = 5.0, max_stale: float = 0.0):
        """`ttl_seconds` is accepted for those who pass it; nothing grows old by time.

        url, environment, token: default MEMBERSHIP_URL, MEMBERSHIP_ENVIRONMENT (else the service's
        own) and MEMBERSHIP_TOKEN. timeout: seconds to wait for the service. max_stale: seconds; how
        long ago an answer may last have been known to hold where the service cannot be asked.
        """
        self._service = Service(url or os.environ.get('MEMBERSHIP_URL', 'http://127.0.0.1:8080'),
                                environment or os.environ.get('MEMBERSHIP_ENVIRONMENT'),
                                token or os.environ.get('MEMBERSHIP_TOKEN'), timeout)
        self._answers = Answers(self._service, max_stale)

    def get_etf_holdings(self, etf_symbol: str) -> List[str]:
        """The symbols of an ETF; empty where there is none of that name."""
        return self._members('ETF', etf_symbol.strip().upper())

    def get_sector_stocks(self, sector_key: str) -> List[str]:
        return self._members('SECTOR', sector_key.strip().lower())

    def get_theme_members(self, theme_key: str) -> List[str]:
        return self._members('THEME', theme_key.strip().lower())

    def get_universe_members(self, universe_key: str) -> List[str]:
        return self._members('UNIVERSE', universe_key.strip().lower())

    def get_stock_etfs(self, stock_symbol: str) -> List[str]:
        """The ETFs that hold the stock."""
        return list(self._symbol(stock_symbol)[0])

    def get_stock_sector(self, stock_symbol: str) -> Dict[str, str]:
        """{'sector', 'industry'}; 'unknown' and 'Unknown' where the service does not know."""
        return dict(self._symbol(stock_symbol)[1])

    def get_universe_symbols(self, universe_key: str) -> List[str]:
        """The symbols of groups put together. A name is looked for as UNIVERSE, then ETF, then
        CUSTOM; others are written THEME/ai_leaders. A part that is no group adds none, and is
        logged as a warning."""
        parts = [part.strip() for part in universe_key.split(':') if part.strip()]
        if not parts:
            return []
        about = {name for part in parts for name in _meanings(part)}
        path = '/v1/universes/' + quote(':'.join(parts), safe=':/')
        found = self._get('universe_symbols', ':'.join(parts), about, path, _symbols)
        if found is not None:
            return list(found)
        if len(parts) > 1:
            return sorted({s for part in parts for s in self.get_universe_symbols(part)})
        logger.warning('no group %s: it adds no symbols', parts[0])
        return []

    def get_available_universes(self, types: Optional[List[str]] = None) -> List[Dict]:
        """Groups of these types (default UNIVERSE and ETF) by type and name. The service's list
        does not tell created_at: it is None."""
        wanted = sorted({t.strip().upper() for t in types or ['UNIVERSE', 'ETF']})
        return [{'name': g['name'], 'type': g['type'],
                 'description': g.get('description') or f"{g['type']}: {g['name']}",
                 'member_count': g['memberCount'], 'environment': g['environment'],
                 'created_at': None, 'updated_at': g['updatedAt']}
                for type_ in wanted for g in self._groups(type_)]

    def get_all_etfs(self) -> List[Dict]:
        """[{'symbol', 'name', 'holdings_count'}] by symbol; the name is the description."""
        return self._all('ETF', 'symbol', 'holdings_count')

    def get_all_sectors(self) -> List[Dict]:
        """[{'key', 'name', 'stock_count'}], the largest first."""
        return sorted(self._all('SECTOR', 'key', 'stock_count'), key=lambda s: -s['stock_count'])

    def get_all_themes(self) -> List[Dict]:
        return self._all('THEME', 'key', 'member_count')

    def get_all_universes(self) -> List[Dict]:
        return self._all('UNIVERSE', 'key', 'member_count')

    def invalidate(self, cache_type: Optional[str] = None, key: Optional[str] = None) -> None:
        """Forgets; what changes is forgotten anyway. cache_type: 'etf', 'sector', 'theme',
        'universe', or 'all'; without a key, all of that type."""
        if cache_type not in (None, 'all', *_TYPES):
            raise ValueError(f'cache_type: {cache_type!r}: expected all or one of {list(_TYPES)}')
        type_ = _TYPES.get(cache_type or '')
        group = f'{type_}/{key}'.lower() if key else None
        self._answers.forget(lambda about: type_ is None or any(
            name.lower() == group if group else name == type_ or name.startswith(type_ + '/')
            for name in about))

    def warm_cache(self) -> None:
        """Asks for all lists, the members of every ETF and those of every sector."""
        for etf in self.get_all_etfs():
            self.get_etf_holdings(etf['symbol'])
        for sector in self.get_all_sectors():
            self.get_sector_stocks(sector['key'])
        self.get_all_themes()
        self.get_all_universes()

    def get_stats(self) -> Dict:
        """As ever, and whether the feed is connected. A hit is an answer without a request."""
        counted = self._answers.stats()
        held = counted.pop('kinds')
        total = counted['hits'] + counted['misses']
        sizes = {kind: held.get(kind, 0) for kind in _MEMBERS.values()}
        sizes['stock_etfs'] = sizes['stock_sector'] = held.get('symbols', 0)
        return {**counted, 'total_requests': total, 'cache_sizes': sizes,
                'hit_rate': round(counted['hits'] / total * 100, 2) if total else 0}

    def close(self) -> None:
        """Stops following the feed; lookups ask the service from then on."""
        self._answers.close()

    def _members(self, type_: str, name: str) -> List[str]:
        path = f"/v1/groups/{type_}/{quote(name, safe='')}/symbols"
        group = {f'{type_}/{name}'}
        return list(self._get(_MEMBERS[type_], name, group, path, _symbols, []) if name else [])

    def _symbol(self, symbol: str) -> Tuple[List[str], Dict[str, str]]:
        symbol = symbol.strip().upper()
        absent = ([], {'sector': 'unknown', 'industry': 'Unknown'})
        path = '/v1/symbols/' + quote(symbol, safe='')
        if not symbol:
            return absent
        # of another spelling than the service's, any change of a symbol may be the one
        about = {'@' + symbol} if symbol.isalpha() else {'@' + symbol, '@'}
        found = self._get('symbols', symbol, about, path, _holders, (symbol, absent))
        if found[0] != symbol:  # the feed tells its changes under the service's spelling
            return self._symbol(found[0])
        return found[1]

    def _all(self, type_: str, name: str, count: str) -> List[Dict]:
        return [{name: group['name'], 'name': group.get('description'),
                 count: group['memberCount']} for group in self._groups(type_)]

    def _groups(self, type_: str) -> List[Dict]:
        def load(tag: Optional[str], after: str) -> Answer:
            query = {'type': type_, 'limit': 1000, 'after': after}
            page = self._service.get('/v1/groups', query, tag, lambda found: found)
            if page is None:
                return None
            tag, groups = page[0], list(page[1]['groups'])
            while page[1].get('nextCursor'):
                tag = None  # of a page, not of the whole list
                query['cursor'] = page[1]['nextCursor']
                page = self._service.get('/v1/groups', query, None, lambda found: found)
                groups += page[1]['groups']
            return tag, sorted(groups, key=lambda group: group['name'])
        return self._answers.look_up('groups', type_, {type_}, load)

    def _get(self, kind, key, about, path, read, absent=None) -> Any:
        return self._answers.look_up(kind, key, about, lambda tag, after: self._service.get(
            path, {'after': after}, tag, read, absent))


def _symbols(document: Dict) -> List[str]:
    return document['symbols']


def _holders(document: Dict) -> Tuple[str, Tuple[List[str], Dict[str, str]]]:
    etfs = sorted(group['name'] for group in document['groups'] if group['type'] == 'ETF')
    return document['symbol'], (etfs, {'sector': document['sector'] or 'unknown',
                                       'industry': document['industry'] or 'Unknown'})


def _meanings(part: str) -> List[str]:
    """The groups that a part of a universe may mean, as the service writes them."""
    type_, slash, name = part.partition('/')
    types = (type_.strip().upper(),) if slash else _LOOKED_FOR
    name = name.strip() if slash else part
    fold = {'ETF': str.upper, 'SECTOR': str.lower, 'THEME': str.lower, 'UNIVERSE': str.lower}
    return [f'{t}/{fold.get(t, str)(name)}' for t in types]
