"""`python -m solidstate`: the same as the command `solidstate`."""

from .commands.terminal import main

if __name__ == "__main__":
    main()
