"""Requests to the service."""

import http.client
import json
import threading
from typing import Any, Callable, Dict, Optional, Tuple
from urllib.parse import urlencode, urlsplit

Answer = Optional[Tuple[Optional[str], Any]]
"""Its ETag and value; None where it is as it was."""


class MembershipUnavailable(RuntimeError):
    """The service does not answer, or not with what was asked."""


class Service:
    """GET requests, each thread with a kept-alive connection of its own."""

    def __init__(self, url: str, environment: Optional[str], token: Optional[str], timeout: float):
        self._url = urlsplit(url)
        if self._url.scheme not in ('http', 'https') or not self._url.hostname:
            raise ValueError(f'url: {url!r}: expected http://host:port or https://host:port')
        self._environment, self._timeout = environment, timeout
        self._headers = {'Authorization': f'Bearer {token}'} if token else {}
        self.begin()

    def begin(self) -> None:
        """Forgets all connections, without closing them: they may be another process's."""
        self._kept = threading.local()

    def connect(self, timeout: float) -> http.client.HTTPConnection:
        https = self._url.scheme == 'https'
        kind = http.client.HTTPSConnection if https else http.client.HTTPConnection
        return kind(self._url.hostname, self._url.port, timeout=timeout)

    def send(self, connection, path: str, query: Dict[str, Any], headers: Dict[str, str]):
        query = {'environment': self._environment, **query}
        text = urlencode({name: value for name, value in query.items() if value})
        target = self._url.path.rstrip('/') + path + ('?' + text if text else '')
        connection.request('GET', target, headers={**self._headers, **headers})
        return connection.getresponse()

    def get(self, path: str, query: Dict[str, Any], tag: Optional[str], read: Callable,
            absent: Any = None) -> Answer:
        """What `read` makes of the answer, or `absent` where there is no such thing."""
        try:
            status, new_tag, body = self._exchange(path, query, tag)
            document = json.loads(body) if body else {}
        except (OSError, http.client.HTTPException, ValueError) as e:
            raise MembershipUnavailable(f'{self._url.geturl()}: {e}') from e
        if status == 304:
            return None
        if status == 200:
            return new_tag, read(document)
        problem = str(document.get('type', '')).rpartition(':')[2]
        detail = document.get('detail', f'status {status}')
        if status == 404 and problem in ('not-found', 'retired'):
            return None, absent
        if status == 400:
            raise ValueError(detail)
        raise MembershipUnavailable(f'{self._url.geturl()}: {detail}')

    def _exchange(self, path, query, tag) -> Tuple[int, Optional[str], bytes]:
        kept = getattr(self._kept, 'connection', None)
        headers = {'If-None-Match': tag} if tag else {}
        connection = kept or self.connect(self._timeout)
        self._kept.connection = None  # kept again once it is read to the end
        try:
            response = self.send(connection, path, query, headers)
            answer = response.status, response.getheader('ETag'), response.read()
        except (ConnectionError, http.client.BadStatusLine):
            connection.close()
            if kept is None:
                raise
            return self._exchange(path, query, tag)  # it was closed while it was idle
        except BaseException:
            connection.close()
            raise
        self._kept.connection = connection
        return answer
