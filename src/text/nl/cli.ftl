# The command line.
cli-nothing-changed = Er is niets veranderd.
