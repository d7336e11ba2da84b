"""A real class for the tests: hub, proxy, seats behind their walls, and participants without a browser."""
