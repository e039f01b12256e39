"""The timeline: from a case to lanes, points and intervals in a drawing."""
