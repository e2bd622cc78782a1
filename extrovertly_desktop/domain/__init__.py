"""Values, drafts, rules and errors: pure Python with pydantic at most."""
