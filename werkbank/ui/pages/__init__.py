"""The pages of the workspace: overview, patterns, bouwstenen, plan."""
