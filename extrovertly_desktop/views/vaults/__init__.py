"""Several vaults: the ones opened lately, another, a new one."""
