"""The process that asks: one line of JSON with a round in, one line with its times out.

A round is a list of clients, each a list of [method, path, headers, body]. Each client has one connection, kept alive,
and sends the next request when the last one is answered. Only the standard library is loaded here.
"""

import http.client
import json
import sys
import threading
import time
from typing import Any


def play(port: int, clients: list[list[Any]]) -> dict[str, Any]:
    """Return the seconds that the round took, the seconds of each request, and the first answer that was not 200."""
    connections = [http.client.HTTPConnection("127.0.0.1", port, timeout=30) for _ in clients]
    for connection in connections:
        connection.connect()  # new ones each round: which web process they reach is left to chance, as it is for phones
    times: list[float] = []
    failures: list[str] = []
    started = threading.Barrier(len(clients) + 1)

    def ask(connection: http.client.HTTPConnection, requests: list[Any]) -> None:
        started.wait()
        for method, path, headers, body in requests:
            begun = time.perf_counter()
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            content = response.read()
            times.append(time.perf_counter() - begun)
            if response.status != 200:
                failures.append(f"{method} {path} answered {response.status}: {content[:300]!r}")

    threads = [threading.Thread(target=ask, args=pair) for pair in zip(connections, clients, strict=True)]
    for thread in threads:
        thread.start()
    started.wait()
    begun = time.perf_counter()
    for thread in threads:
        thread.join()
    seconds = time.perf_counter() - begun
    for connection in connections:
        connection.close()
    if len(times) != sum(map(len, clients)):
        failures.append("A connection broke; the log of the process says how.")
    return {"seconds": seconds, "times": times, "failure": failures[0] if failures else ""}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(play(int(sys.argv[1]), json.loads(line))), flush=True)
