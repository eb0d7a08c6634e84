"""How the database goes about what a page asks, where tables are not as small as in a test."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def recorded(*tables):
    """Collect the (statement, parameters) that name one of the tables."""
    statements = []

    def noted(execute, sql, params, many, context):
        if any(table in sql for table in tables):
            statements.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(noted):
        yield statements


def scanned(statements, *tables):
    """Return the statements that would read a whole table though an index might serve, with their plans."""
    plans = {sql: _plan_of(sql, params) for sql, params in statements}
    return {sql: plan for sql, plan in plans.items() if any(f"Seq Scan on {table}" in plan for table in tables)}


def _plan_of(sql, params):
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN {sql}", params)
        plan = "\n".join(line for (line,) in cursor.fetchall())
        cursor.execute("SET LOCAL enable_seqscan = on")
    return plan
