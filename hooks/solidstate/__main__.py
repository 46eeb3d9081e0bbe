"""`python -m solidstate`: the same as the command `solidstate`."""

from .live.traces import tell_in_short

tell_in_short()

from .commands.terminal import main  # noqa: E402 - a mistake in what this imports is told too

if __name__ == "__main__":
    main()
