"""Every phase by its name; a new one is a line in the table of its module."""

from tests.torture.keeping_phases import KEEPING
from tests.torture.phases import USUAL

PHASES = {phase.name: phase for phase in (*USUAL, *KEEPING)}
