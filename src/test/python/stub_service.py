"""A membership service of a few groups, whose feed says what the test says."""

import json
import queue
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit

END = object()


class StubService:
    """Groups by TYPE/name; `feed` False answers 404, `down` 503."""

    def __init__(self):
        self.groups = {}
        self.requests = []  # path, query, If-None-Match, Authorization
        self.statuses = []
        self.feed, self.down, self.on_answer = True, False, lambda path: None
        self.offset = -1
        self.streams = []
        self._lock = threading.Lock()
        stub = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = 'HTTP/1.1'

            def do_GET(self):
                stub.answer(self)

            def log_message(self, *arguments):
                pass

        self._server = ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self._server.daemon_threads = True
        self._server.handle_error = lambda request, address: None  # clients go as they like
        self.url = f'http://127.0.0.1:{self._server.server_address[1]}'
        threading.Thread(target=self._server.serve_forever, args=(0.01,),
                         daemon=True).start()

    def put(self, group, *symbols, description=None, tell=True):
        """A new version of the group; without symbols it is retired."""
        with self._lock:
            before, version, _ = self.groups.get(group, ([], 0, None))
            self.groups[group] = (sorted(symbols), version + 1, description)
            self.offset += 1
        if tell:
            self.tell(group, [s for s in symbols if s not in before],
                      [s for s in before if s not in symbols])

    def tell(self, group, added=(), removed=(), **others):
        type_, name = group.split('/')
        change = {'environment': 'DEFAULT', 'type': type_, 'name': name, 'version': 1,
                  'position': f'0:{self.offset}', 'added': [{'symbol': s} for s in added],
                  'removed': list(removed), 'reweighted': [], **others}
        self.say(f'event: change\nid: {self.id()}\ndata: {json.dumps(change)}\n\n')

    def id(self):
        return f'{self.offset + 1}:{self.offset},7:5,0:-1'

    def say(self, text):
        for stream in list(self.streams):
            stream.put(text)

    def cut(self):
        for stream in list(self.streams):
            stream.put(END)

    def answer(self, handler):
        url = urlsplit(handler.path)
        path, query = unquote(url.path), {k: v[0] for k, v in parse_qs(url.query).items()}
        if path == '/v1/changes':
            self.stream(handler)
            return
        self.requests.append((path, query, handler.headers.get('If-None-Match'),
                              handler.headers.get('Authorization')))
        if self.down:
            status, tag, body = 503, None, problem('store-unavailable', 'it is restoring')
        else:
            status, tag, body = self.find(path.split('/')[2:], query)
        if tag and handler.headers.get('If-None-Match') == tag:
            status, body = 304, None
        self.on_answer(path)
        self.statuses.append(status)
        content = b'' if body is None else json.dumps(body).encode()
        handler.send_response(status)
        if tag:
            handler.send_header('ETag', tag)
        if status != 304:
            handler.send_header('Content-Length', str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)

    def find(self, parts, query):
        with self._lock:
            there = {g: v for g, v in self.groups.items() if v[0]}
        if parts[0] == 'groups' and len(parts) == 1:
            return listed(there, query)
        if parts[0] == 'groups':
            return members(there, ['/'.join(parts[1:3])])
        if parts[0] == 'universes':
            return members(there, '/'.join(parts[1:]).split(':'))
        if parts[0] == 'symbols':
            return holders(there, parts[1].replace('-', '.'))  # as the service spells it
        return 404, None, problem('no-such-route', 'no route')

    def stream(self, handler):
        if not self.feed:
            body = json.dumps(problem('no-such-route', 'no route')).encode()
            handler.send_response(404)
            handler.send_header('Content-Length', str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)
            return
        said = queue.Queue()
        handler.send_response(200)
        handler.send_header('Content-Type', 'text/event-stream')
        handler.send_header('Transfer-Encoding', 'chunked')
        handler.end_headers()
        said.put(f'retry: 1000\n\nid: {self.id()}\n\n')
        self.streams.append(said)
        for text in iter(said.get, END):
            content = text.encode()
            handler.wfile.write(b'%x\r\n%s\r\n' % (len(content), content))
            handler.wfile.flush()
        self.streams.remove(said)
        handler.close_connection = True

    def close(self):
        self.cut()
        self._server.shutdown()
        self._server.server_close()


def problem(code, detail):
    return {'type': 'urn:membership:problem:' + code, 'detail': detail}


def members(there, names):
    found = []
    for name in names:
        types = [name] if '/' in name else ['UNIVERSE/' + name.lower(), 'ETF/' + name.upper()]
        group = next((there[t] for t in types if t in there), None)
        if group is None:
            return 404, None, problem('not-found', f'no group {name}')
        found.append(group)
    symbols = sorted({symbol for group in found for symbol in group[0]})
    tag = '"%s"' % '.'.join(str(group[1]) for group in found)
    return 200, tag, {'count': len(symbols), 'symbols': symbols}


def holders(there, symbol):
    groups = [{'type': g.split('/')[0], 'name': g.split('/')[1], 'weight': None}
              for g, value in sorted(there.items()) if symbol in value[0]]
    if not groups:
        return 404, None, problem('not-found', f'no group holds {symbol}')
    sector = next((g['name'] for g in groups if g['type'] == 'SECTOR'), None)
    return 200, '"%x"' % (hash(str(groups)) & 0xffffff), {
        'symbol': symbol, 'sector': sector, 'industry': None, 'groups': groups}


def listed(there, query):
    names = sorted(g for g in there if g.startswith(query['type'] + '/'))
    page = [g for g in names if g > query.get('cursor', '')][:2]
    groups = [{'environment': 'DEFAULT', 'type': query['type'], 'name': g.split('/')[1],
               'description': there[g][2], 'memberCount': len(there[g][0]), 'version': there[g][1],
               'updatedAt': '2025-06-30T12:00:00Z'} for g in page]
    more = page[-1] if page and page[-1] != names[-1] else None
    return 200, '"%x"' % (hash(str(groups)) & 0xffffff), {'groups': groups, 'nextCursor': more}
