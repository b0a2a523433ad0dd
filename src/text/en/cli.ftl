# The command line.
cli-nothing-changed = Nothing was changed.
