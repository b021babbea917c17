"""Asks a web address whether it still stands."""

from __future__ import annotations

import socket
import ssl
import string
from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from http.client import HTTPException, HTTPMessage
from http.cookiejar import CookieJar
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, Request, build_opener

PERMANENT = (301, 308)
KEPT_OUT = (401, 403, 406, 407, 429, 451, 999)


class Verdict(StrEnum):
    """How an address stands; the worst first."""

    DEAD = "dead"
    FAILED = "failed"
    SLOW = "slow"
    MOVED = "moved"
    REFUSED = "refused"
    FINE = "fine"


@dataclass(frozen=True)
class Answer:
    """What became of a question: the verdict, its reason, and whether any server answered."""

    verdict: Verdict
    said: str
    heard: bool = True


class _Hops(HTTPRedirectHandler):
    """Follows redirects, and remembers them: the status and the address of each."""

    def __init__(self) -> None:
        self.hops: list[tuple[int, str]] = []

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        self.hops.append((code, newurl))
        return super().redirect_request(req, fp, code, msg, headers, newurl)

    def to(self) -> str:
        """Where the address has moved for good: as far as permanent redirects lead before the first passing one."""
        place = ""
        for code, address in self.hops:
            if code not in PERMANENT:
                break
            place = address
        return place


def ask(address: str, agent: str, timeout: float) -> Answer:
    """Asks for the head of a page and, where that is not had, for the page, whose body is not read.

    `agent` names who asks, `timeout` is in seconds for each step. Raises nothing that an address may cause.
    """
    answer = _asked("HEAD", address, agent, timeout)
    if answer.verdict in (Verdict.FINE, Verdict.MOVED):
        return answer
    return _asked("GET", address, agent, timeout)


def _asked(method: str, address: str, agent: str, timeout: float) -> Answer:
    hops = _Hops()
    # Some servers send a reader in circles until it keeps their cookie.
    opener = build_opener(hops, HTTPCookieProcessor(CookieJar()))
    try:
        # The type of the field has seen to it that an address begins with http or https.
        request = Request(_ascii(address), method=method, headers={"User-Agent": agent})  # noqa: S310
        return _opened(opener, request, timeout, hops)
    except HTTPError as error:
        error.close()
        return _of_status(error.code, error.reason)
    except URLError as error:
        reason = error.reason
        return _of_failure(reason if isinstance(reason, Exception) else OSError(str(reason)), timeout)
    except (OSError, HTTPException, ValueError) as error:
        return _of_failure(error, timeout)


def _opened(opener: OpenerDirector, request: Request, timeout: float, hops: _Hops) -> Answer:
    with opener.open(request, timeout=timeout) as response:
        if _is_front(response.url) and not _is_front(request.full_url):
            return Answer(Verdict.MOVED, f"to a front page, <{response.url}>: what was here may be gone")
        if to := hops.to():
            return Answer(Verdict.MOVED, f"to <{to}>")
        return Answer(Verdict.FINE, str(response.status))


def _is_front(address: str) -> bool:
    parts = urlsplit(address)
    return parts.path in ("", "/") and not parts.query


def _of_status(status: int, reason: str) -> Answer:
    if reason.startswith(HTTPRedirectHandler.inf_msg):
        return Answer(Verdict.FAILED, "leads in circles")
    said = f"{status} {HTTPStatus(status).phrase}" if status in set(HTTPStatus) else str(status)
    if status in KEPT_OUT:
        return Answer(Verdict.REFUSED, said)
    return Answer(Verdict.DEAD if 400 <= status < 500 else Verdict.FAILED, said)


def _of_failure(error: Exception, timeout: float) -> Answer:
    if isinstance(error, TimeoutError):
        return Answer(Verdict.SLOW, f"no answer in {timeout:g} seconds", heard=False)
    if isinstance(error, socket.gaierror) and error.errno == socket.EAI_NONAME:
        return Answer(Verdict.DEAD, "no host of that name is known", heard=False)
    if isinstance(error, ssl.SSLCertVerificationError):
        return Answer(Verdict.FAILED, f"its certificate does not hold: {error.verify_message}")
    said = getattr(error, "strerror", None) or str(error) or type(error).__name__
    return Answer(Verdict.FAILED, " ".join(said.split())[:120], heard=False)


def _ascii(address: str) -> str:
    """An address as it goes over the line, letters beyond ASCII as numbers; ValueError where it cannot be."""
    parts = urlsplit(address)
    host = parts.netloc.encode("idna").decode("ascii")
    rest = (quote(part, safe=string.punctuation) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, *rest, ""))
