"""Every phase by its name; a new one is a line in the table of its module."""

from tests.torture.keeping_phases import KEEPING
from tests.torture.merging_phase import MERGING
from tests.torture.phases import USUAL

LATE = frozenset(phase.name for phase in (MERGING, *KEEPING))  # these prepare first, and say when they begin
PHASES = {phase.name: phase for phase in (*USUAL, MERGING, *KEEPING)}
