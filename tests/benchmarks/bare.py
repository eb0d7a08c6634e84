"""The yardstick: the least that any view of a signed-in lifter does that stores something.

It runs behind the same gunicorn, middleware, pool and sessions as the pages it is held against.
"""

from django.contrib.auth.decorators import login_required
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

PATH = "/bare/"
TABLE = "CREATE TABLE bench_bare (id bigserial PRIMARY KEY, lifter_id bigint NOT NULL, note text NOT NULL, at timestamptz NOT NULL)"
INSERT = "INSERT INTO bench_bare (lifter_id, note, at) VALUES (%s, %s, now())"
HTML = "<tbody>" + "<tr><th>1</th><td>80</td><td>8</td><td><button>Stored</button></td></tr>" * 5 + "</tbody>"


@login_required
@require_POST
def insert(request: HttpRequest) -> HttpResponse:
    with connection.cursor() as cursor:  # committed as it is executed: nothing is quicker
        cursor.execute(INSERT, [request.user.pk, "stored"])
    return HttpResponse(HTML)
