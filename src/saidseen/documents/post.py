"""A message sent to an address: one POST to the very address that was checked, as `fetch` does; never led on."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from urllib.parse import quote

from saidseen.documents.fetch import _SAFE, SECONDS, _connected, _target, _too_slow, _wait, _Watch
from saidseen.documents.story import shown
from saidseen.errors import AnswerError, FetchError

AGENT = "saidseen/0.1 (alerts)"


def post(address: str, body: bytes, headers: Mapping[str, str], *, allow_private: bool = False) -> None:
    """Send a body to an http(s) address; raises FetchError unless the answer is of the 200s.

    A redirect is not followed: what is sent goes where it was meant to go. What the answer holds is not read.
    """
    target = _target(address, allow_private)
    watch = _Watch(SECONDS)
    connection = http.client.HTTPConnection(target.host, target.port)
    connection.default_port = 443 if target.parts.scheme == "https" else 80
    sent = {"User-Agent": AGENT, "Accept": "*/*", "Connection": "close", **headers}
    path = quote(target.parts.path or "/", safe=_SAFE)
    query = "?" + quote(target.parts.query, safe=_SAFE) if target.parts.query else ""
    try:
        with _connected(target, watch) as plug:
            connection.sock = plug
            connection.request("POST", path + query, body=body, headers=sent)
            with connection.getresponse() as response:
                status, reason = response.status, shown(response.reason[:60])
                again = _wait(response.getheader("Retry-After"))
    except (OSError, http.client.HTTPException, ValueError) as error:
        if watch.over():
            raise _too_slow() from None
        detail = shown(" ".join(str(error).split())[:120]) or type(error).__name__
        raise FetchError(f"the address cannot be reached ({detail}): check it and the network") from None
    finally:
        watch.stop()
    if 300 <= status < 400:
        raise AnswerError(f"the address answers {status} {reason}, and leads on: give the one it ends at", status)
    if not 200 <= status < 300:
        raise AnswerError(f"the address answers {status} {reason}: check it", status, again)
