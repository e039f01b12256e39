"""What goes along when another organisation takes a case over (plan.md section 3): what it says, not how it looks."""

from werkbank.plan.handover.content import Handover, handover_for
from werkbank.plan.handover.part import Part

__all__ = ["Handover", "Part", "handover_for"]
