"""The one door to engines and backends: rows in, run, result kept."""
