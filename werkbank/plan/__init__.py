"""The family plan: the blocks of the plan, made from the case."""
