"""The agent, served over HTTP."""
