"""The cache against a service that says what the test says: python3 -m unittest, from here."""

import os
import sys
import threading
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', '..', 'main', 'python'))

from relationship_cache import MembershipUnavailable, RelationshipCache, get_relationship_cache
from stub_service import StubService


class RelationshipCacheTest(unittest.TestCase):
    def setUp(self):
        self.service = StubService()
        self.addCleanup(self.service.close)
        self.service.put('ETF/SPY', 'AAPL', 'BRK.B', 'NVDA', description='five hundred')
        self.service.put('ETF/QQQ', 'AAPL', 'ASML')
        self.service.put('UNIVERSE/dow30', 'AAPL', 'BA')
        self.service.put('SECTOR/information_technology', 'AAPL', 'NVDA')
        self.service.put('SECTOR/industrials', 'BA')
        self.service.put('THEME/ai_leaders', 'NVDA')

    def cache(self, **options):
        cache = RelationshipCache(url=self.service.url, **options)
        self.addCleanup(cache.close)
        return cache

    def connected(self, **options):
        cache = self.cache(**options)
        cache.get_all_themes()  # the feed is followed from the first lookup on
        self.until(lambda: cache.get_stats()['connected'])
        return cache

    def until(self, condition):
        end = time.monotonic() + 20
        while not condition():
            self.assertLess(time.monotonic(), end, 'it did not come to that')
            threading.Event().wait(0.005)

    def test_what_each_method_answers(self):
        cache = self.cache()
        self.assertEqual(cache.get_etf_holdings('spy'), ['AAPL', 'BRK.B', 'NVDA'])
        self.assertEqual(cache.get_etf_holdings('NONE'), [])
        self.assertEqual(cache.get_etf_holdings(''), [])
        self.assertEqual(cache.get_stock_etfs('aapl'), ['QQQ', 'SPY'])
        self.assertEqual(cache.get_stock_etfs('NONE'), [])
        self.assertEqual(cache.get_stock_sector('NVDA'),
                         {'sector': 'information_technology', 'industry': 'Unknown'})
        self.assertEqual(cache.get_stock_sector('NONE'),
                         {'sector': 'unknown', 'industry': 'Unknown'})
        self.assertEqual(cache.get_sector_stocks('Industrials'), ['BA'])
        self.assertEqual(cache.get_theme_members('AI_leaders'), ['NVDA'])
        self.assertEqual(cache.get_universe_members('DOW30'), ['AAPL', 'BA'])
        self.assertEqual(cache.get_universe_symbols('SPY:QQQ:dow30'),
                         ['AAPL', 'ASML', 'BA', 'BRK.B', 'NVDA'])
        self.assertEqual(cache.get_universe_symbols(' THEME/ai_leaders: dow30 :'),
                         ['AAPL', 'BA', 'NVDA'])
        self.assertEqual(cache.get_universe_symbols(''), [])
        with self.assertLogs('relationship_cache', 'WARNING') as logged:
            self.assertEqual(cache.get_universe_symbols('none:dow30'), ['AAPL', 'BA'])
        self.assertIn('none', logged.output[0])
        self.assertEqual(cache.get_all_etfs(), [
            {'symbol': 'QQQ', 'name': None, 'holdings_count': 2},
            {'symbol': 'SPY', 'name': 'five hundred', 'holdings_count': 3}])
        self.assertEqual([s['key'] for s in cache.get_all_sectors()],
                         ['information_technology', 'industrials'])
        self.assertEqual(cache.get_all_themes(),
                         [{'key': 'ai_leaders', 'name': None, 'member_count': 1}])
        self.assertEqual(cache.get_all_universes()[0]['key'], 'dow30')
        self.assertEqual([(u['type'], u['name'], u['description'], u['member_count'])
                          for u in cache.get_available_universes()],
                         [('ETF', 'QQQ', 'ETF: QQQ', 2), ('ETF', 'SPY', 'five hundred', 3),
                          ('UNIVERSE', 'dow30', 'UNIVERSE: dow30', 2)])

    def test_an_answer_is_the_callers_own(self):
        cache = self.connected()
        cache.get_etf_holdings('SPY').clear()
        cache.get_stock_sector('NVDA').clear()
        self.assertEqual(len(cache.get_etf_holdings('SPY')), 3)
        self.assertEqual(len(cache.get_stock_sector('NVDA')), 2)

    def test_while_the_feed_is_connected_an_answer_takes_no_request(self):
        cache = self.connected()
        for _ in range(3):
            cache.get_etf_holdings('SPY')
            cache.get_etf_holdings('NONE')
        self.assertEqual(sum(r[0].startswith('/v1/groups/') for r in self.service.requests), 2)
        stats = cache.get_stats()
        self.assertEqual((stats['hits'], stats['cache_sizes']['etf_holdings']), (4, 2))

    def test_a_change_is_seen_and_asked_for_with_its_position(self):
        cache = self.connected()
        answers = (lambda: cache.get_etf_holdings('SPY'), lambda: cache.get_stock_etfs('TSLA'),
                   lambda: cache.get_universe_symbols('SPY:dow30'))
        for answer in answers:
            answer()
        quiet = len(self.service.requests)
        cache.get_etf_holdings('QQQ')
        self.service.put('ETF/SPY', 'AAPL', 'TSLA')
        self.until(lambda: cache.get_etf_holdings('SPY') == ['AAPL', 'TSLA'])
        self.assertEqual(cache.get_stock_etfs('TSLA'), ['SPY'])
        self.assertEqual(cache.get_universe_symbols('SPY:dow30'), ['AAPL', 'BA', 'TSLA'])
        self.assertEqual(cache.get_all_etfs()[1]['holdings_count'], 2)
        after = [r for r in self.service.requests[quiet + 1:]]
        self.assertTrue(after)
        for path, query, _, _ in after:
            self.assertEqual(query['after'], f'0:{self.service.offset},1:5', path)
        asked = len(self.service.requests)
        cache.get_etf_holdings('QQQ')
        self.assertEqual(len(self.service.requests), asked, 'QQQ did not change')

    def test_a_group_that_comes_is_seen_and_one_that_goes(self):
        cache = self.connected()
        self.assertEqual(cache.get_universe_symbols('mine'), [])
        self.service.put('UNIVERSE/mine', 'X')
        self.until(lambda: cache.get_universe_symbols('mine') == ['X'])
        self.service.put('UNIVERSE/mine')
        self.until(lambda: cache.get_universe_symbols('mine') == [])

    def test_a_stock_is_seen_to_change_in_whatever_spelling_it_is_asked_for(self):
        cache = self.connected()
        self.assertEqual(cache.get_stock_etfs('bf-b'), [])
        self.service.put('ETF/NEW', 'BF.B')
        self.until(lambda: cache.get_stock_etfs('bf-b') == ['NEW'])
        self.service.put('ETF/NEW', 'AAPL')
        self.until(lambda: cache.get_stock_etfs('bf-b') == [])
        self.assertEqual(cache.get_stock_etfs('BF.B'), [])

    def test_an_answer_that_a_change_overtook_is_not_kept(self):
        cache = self.connected()

        def change_meanwhile(path):
            if path.endswith('/SPY/symbols'):
                self.service.on_answer = lambda path: None
                seen = cache.get_stats()['evictions']
                cache.get_theme_members('ai_leaders')
                self.service.put('ETF/SPY', 'NEW', tell=False)
                self.service.tell('ETF/SPY', added=['NEW'])
                self.service.tell('THEME/ai_leaders')
                self.until(lambda: cache.get_stats()['evictions'] > seen)

        self.service.on_answer = change_meanwhile
        self.assertEqual(cache.get_etf_holdings('SPY'), ['AAPL', 'BRK.B', 'NVDA'])
        self.assertEqual(cache.get_etf_holdings('SPY'), ['NEW'])

    def test_without_the_feed_each_lookup_asks_whether_it_still_holds(self):
        self.service.feed = False
        cache = self.cache()
        for _ in range(3):
            self.assertEqual(len(cache.get_etf_holdings('SPY')), 3)
        self.assertEqual(self.service.statuses, [200, 304, 304])
        self.service.put('ETF/SPY', 'ONE', tell=False)
        self.assertEqual(cache.get_etf_holdings('SPY'), ['ONE'])

    def test_what_changed_while_the_feed_was_cut_off_is_seen(self):
        cache = self.connected()
        cache.get_etf_holdings('SPY')
        self.service.cut()
        self.until(lambda: not cache.get_stats()['connected'])
        self.service.put('ETF/SPY', 'ONE', tell=False)
        self.assertEqual(cache.get_etf_holdings('SPY'), ['ONE'])
        self.service.put('ETF/SPY', 'TWO', tell=False)
        self.until(lambda: cache.get_stats()['connected'])
        self.assertEqual(cache.get_etf_holdings('SPY'), ['TWO'])
        asked = len(self.service.requests)
        cache.get_etf_holdings('SPY')
        self.assertEqual(len(self.service.requests), asked)

    def test_a_service_that_does_not_answer_is_an_error(self):
        cache = self.connected()
        cache.get_etf_holdings('SPY')
        self.service.feed, self.service.down = False, True
        self.service.cut()
        self.until(lambda: not cache.get_stats()['connected'])
        with self.assertRaisesRegex(MembershipUnavailable, 'it is restoring'):
            cache.get_etf_holdings('SPY')
        with self.assertRaises(MembershipUnavailable):
            RelationshipCache(url='http://127.0.0.1:1').get_etf_holdings('SPY')

    def test_max_stale_allows_what_was_known_to_hold_a_moment_ago(self):
        cache = self.connected(max_stale=3600)
        cache.get_etf_holdings('SPY')
        cache.get_etf_holdings('QQQ')
        self.service.put('ETF/QQQ', 'NEW')
        self.until(lambda: cache.get_stats()['evictions'] > 0)
        self.service.feed, self.service.down = False, True
        self.service.cut()
        self.until(lambda: not cache.get_stats()['connected'])
        self.assertEqual(len(cache.get_etf_holdings('SPY')), 3)
        with self.assertRaises(MembershipUnavailable):
            cache.get_etf_holdings('QQQ')  # it is known to have changed
        with self.assertRaises(MembershipUnavailable):
            cache.get_etf_holdings('VOO')

    def test_what_is_no_membership_service_is_an_error(self):
        with self.assertRaisesRegex(MembershipUnavailable, 'no route'):
            RelationshipCache(url=self.service.url + '/wrong').get_etf_holdings('SPY')
        with self.assertRaisesRegex(ValueError, 'url'):
            RelationshipCache(url='localhost:8080')

    def test_the_token_and_the_environment_are_told(self):
        cache = self.cache(token='secret', environment='UAT')
        cache.get_etf_holdings('SPY')
        _, query, _, authorization = self.service.requests[-1]
        self.assertEqual((query['environment'], authorization), ('UAT', 'Bearer secret'))

    def test_invalidate_forgets(self):
        cache = self.connected()
        cache.get_etf_holdings('SPY')
        cache.get_sector_stocks('industrials')
        cache.invalidate('sector')
        cache.invalidate('etf', 'qqq')
        self.assertEqual(cache.get_stats()['cache_sizes']['etf_holdings'], 1)
        self.assertEqual(cache.get_stats()['cache_sizes']['sector_stocks'], 0)
        cache.invalidate('etf', 'spy')
        self.assertEqual(cache.get_stats()['cache_sizes']['etf_holdings'], 0)
        cache.warm_cache()
        self.assertEqual(cache.get_stats()['cache_sizes']['etf_holdings'], 2)
        cache.invalidate()
        self.assertEqual(sum(cache.get_stats()['cache_sizes'].values()), 0)
        with self.assertRaisesRegex(ValueError, 'cache_type'):
            cache.invalidate('stocks')

    def test_threads_that_ask_while_it_changes_end_with_what_is_so(self):
        cache = self.connected()
        done = threading.Event()

        def ask():
            while not done.is_set():
                cache.get_etf_holdings('SPY')
                cache.get_stock_etfs('S1')

        threads = [threading.Thread(target=ask) for _ in range(4)]
        for thread in threads:
            thread.start()
        for i in range(200):
            self.service.put('ETF/SPY', *([f'S{i}', 'S1'] if i % 2 else [f'S{i}']))
        self.until(lambda: cache.get_etf_holdings('SPY') == ['S1', 'S199'])
        self.until(lambda: cache.get_stock_etfs('S1') == ['SPY'])
        done.set()
        for thread in threads:
            thread.join()

    @unittest.skipUnless(hasattr(os, 'fork'), 'no fork here')
    def test_a_fork_has_a_cache_and_a_feed_of_its_own(self):
        cache = self.connected()
        cache.get_etf_holdings('SPY')
        child = os.fork()
        if child == 0:
            try:
                fresh = not cache.get_stats()['connected'] and not cache.get_stats()['hits']
                right = len(cache.get_etf_holdings('SPY')) == 3
                end = time.monotonic() + 20
                while not cache.get_stats()['connected'] and time.monotonic() < end:
                    threading.Event().wait(0.005)
                os._exit(0 if fresh and right and cache.get_stats()['connected'] else 1)
            except BaseException:
                os._exit(2)
        self.assertEqual(os.waitpid(child, 0)[1], 0)

    def test_there_is_one_cache_for_all(self):
        self.assertIs(get_relationship_cache(), get_relationship_cache(60))


if __name__ == '__main__':
    unittest.main()
