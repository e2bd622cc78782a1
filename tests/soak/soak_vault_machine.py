"""The state machine of the suite, for longer: python -m pytest tests/soak -o python_files='soak_*.py'."""

import pytest
from hypothesis import HealthCheck, settings

from tests.services.vault_machine import VaultMachine

TestVaultForLonger = pytest.mark.timeout(3600)(VaultMachine.TestCase)
TestVaultForLonger.settings = settings(
    max_examples=150, stateful_step_count=60, deadline=None, suppress_health_check=list(HealthCheck)
)
