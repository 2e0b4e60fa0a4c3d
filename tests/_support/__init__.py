"""What the tests lean on: a throw-away PostgreSQL, a browser, a server, a guard on the network."""
