"""Queries of dialects whose engines cannot run here: parsed by a grammar of the
dialect, their names bound to the tables, and translated to DuckDB's.

Answers {"sql": …, "dialect": …, "table": …, "columns": […]} with {"sql": text},
one line of JSON each."""
import json
import sys

from sqlglot import exp, parse_one
from sqlglot.optimizer.qualify import qualify
from sqlglot.schema import MappingSchema


def exact(node):
    """DuckDB has no type as wide as BIGNUMERIC: a price has 6 places and so has a
    millionth, of which both fit; the types of products follow from them."""
    if isinstance(node, exp.Cast) and node.to.this == exp.DataType.Type.BIGDECIMAL:
        wide = "DECIMAL(13,6)" if isinstance(node.this, exp.Column) else "DECIMAL(6,6)"
        return exp.cast(node.this, exp.DataType.build(wide, dialect="duckdb"))
    return node


def translate(request):
    dialect = request["dialect"]
    tree = parse_one(request["sql"], read=dialect)
    columns = {name: "TEXT" for name in ["id", *request["columns"]]}
    schema = columns
    for part in reversed(request["table"]):
        schema = {part: schema}
    # Quoted names keep their case in Snowflake.
    # Binds every column to a table or refuses it.
    bound = qualify(
        tree.copy(),
        schema=MappingSchema(schema, dialect=dialect, normalize=dialect != "snowflake"),
        dialect=dialect,
        validate_qualify_columns=True,
        quote_identifiers=False,
        identify=False,
    )
    assert not list(bound.find_all(exp.Command)), "not understood by the grammar"
    return tree.transform(exact).sql(dialect="duckdb")


def main():
    for line in sys.stdin:
        try:
            print(json.dumps({"sql": translate(json.loads(line))}), flush=True)
        except Exception as error:  # the test says what it was
            print(json.dumps({"error": str(error)[:2000]}), flush=True)


main()
