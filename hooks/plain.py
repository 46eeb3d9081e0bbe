"""Before the other hooks are read: a mistake in one of them, or in the package, is told in one sentence instead of the host's way to it."""

from solidstate.live.traces import tell_in_short

tell_in_short()
