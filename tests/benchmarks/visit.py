"""What a browser loads: one answer, or a page with every file that it names."""

import gzip
import http.client
import re
from dataclasses import dataclass
from urllib.parse import urljoin

from tests.benchmarks.clients import Request
from tests.benchmarks.servers import HOST

NAMED = {
    "text/html": r"""<(?:link|script|img|use|source|image)\b[^>]*?\s(?:href|src)=["']([^"'#]+)""",
    "text/css": r"""(?:url\(\s*["']?|@import\s+["'])([^"')]+)""",
    "text/javascript": r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{0,2}/[\w./-]+)["']""",
}


@dataclass(frozen=True, slots=True)
class Answer:
    kind: str
    sent: int  # bytes of the body on the wire
    content: bytes

    @property
    def names(self) -> list[str]:
        pattern = NAMED.get(self.kind)
        found = re.findall(pattern, self.content.decode()) if pattern else []
        return [name for name in found if not name.startswith("data:")]


def fetched(port: int, request: Request) -> Answer:
    method, path, headers, body = request
    connection = http.client.HTTPConnection(HOST, port, timeout=30)
    try:
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        sent = response.read()
    finally:
        connection.close()
    if response.status != 200:
        raise RuntimeError(f"{method} {path} answered {response.status}: {sent[:300]!r}")
    packed = response.headers.get("Content-Encoding") == "gzip"
    return Answer(response.headers.get_content_type(), len(sent), gzip.decompress(sent) if packed else sent)


def first_visit(port: int, page: Request) -> dict[str, Answer]:
    """Return the page and all its files, modules and fonts included, by address."""
    _, path, headers, _ = page
    found = {path: fetched(port, page)}
    waiting = [path]
    while waiting:
        at = waiting.pop()
        for address in {urljoin(at, name) for name in found[at].names} - set(found):
            if address.startswith("/"):
                found[address] = fetched(port, ("GET", address, headers, ""))
                waiting.append(address)
    return found
