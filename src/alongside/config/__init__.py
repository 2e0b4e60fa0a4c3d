"""The roof: settings, addresses, processes; the only place where everything is joined."""
