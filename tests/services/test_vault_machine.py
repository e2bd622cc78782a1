"""The state machine at the size that fits into the suite; `tests/soak` runs it for longer."""

from hypothesis import HealthCheck, settings

from tests.services.vault_machine import VaultMachine

TestVault = VaultMachine.TestCase
TestVault.settings = settings(
    max_examples=5, stateful_step_count=40, deadline=None, suppress_health_check=list(HealthCheck)
)
