"""Before the other hooks are read: a mistake in one of them, or in the package, is told in one sentence instead of the host's way to it,
and an interruption ends what they begin.
"""

from solidstate.live.interruptions import hear_again
from solidstate.live.traces import tell_in_short

tell_in_short()
hear_again()
