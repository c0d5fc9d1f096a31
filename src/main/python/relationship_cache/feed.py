"""The service's feed of changes (Server-Sent Events), followed on a thread of its own."""

import http.client
import json
import logging
import socket
import threading
from typing import Callable, Dict, Optional

from .service import Service

logger = logging.getLogger(__name__)

_SILENCE = 15.0  # seconds; the feed says something every 10
_AGAIN, _NO_FEED_AGAIN = 1.0, 60.0  # seconds until it is tried again


class Feed:
    """Tells `heard(change, after)`, each None where there is none, and `cut_off()`.

    `after` are the positions in the log of the last events that were told, as lookups take them.
    """

    def __init__(self, service: Service, heard: Callable, cut_off: Callable):
        self._service, self._heard, self._cut_off = service, heard, cut_off
        self._closed = threading.Event()
        self._stream: Optional[http.client.HTTPConnection] = None
        self._thread = threading.Thread(target=self._follow, daemon=True, name='membership-feed')
        self._thread.start()

    def close(self) -> None:
        self._closed.set()
        stream = self._stream
        if stream is not None and stream.sock is not None:
            try:
                stream.sock.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # it was cut off already

    def _follow(self) -> None:
        while not self._closed.is_set():
            again = _AGAIN
            self._stream = self._service.connect(_SILENCE)
            try:
                again = self._read(self._service.send(
                    self._stream, '/v1/changes', {}, {'Accept': 'text/event-stream'}))
            except Exception as e:  # whatever it is: lookups ask the service until it is back
                logger.info('the feed of changes is cut off: %s', e)
            finally:
                self._stream.close()
                self._cut_off()
            self._closed.wait(again)

    def _read(self, response: http.client.HTTPResponse) -> float:
        if response.status != 200:
            logger.warning('no feed of changes (status %d): each lookup asks', response.status)
            return _NO_FEED_AGAIN if response.status == 404 else _AGAIN
        fields: Dict[str, str] = {}
        for line in iter(response.readline, b''):
            name, colon, text = line.decode().rstrip('\r\n').partition(':')
            if name:
                fields[name] = text[1:] if text.startswith(' ') else text
            elif not colon:
                self._event(fields)
                fields = {}
        return _AGAIN

    def _event(self, fields: Dict[str, str]) -> None:
        change = json.loads(fields['data']) if fields.get('event') == 'change' else None
        self._heard(change, _positions(fields['id']) if 'id' in fields else None)


def _positions(id_: str) -> str:
    """An id is, for each partition, next record:event told last, -1 where there was none."""
    told = [int(place.split(':')[1]) for place in id_.split(',')]
    return ','.join(f'{partition}:{event}' for partition, event in enumerate(told) if event >= 0)
