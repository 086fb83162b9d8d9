package elchi;

import org.junit.jupiter.api.Test;

import org.springframework.modulith.core.ApplicationModules;

class ModularityTests {

	@Test
	void roomsUseOnlyWhatTheyMayUse() {
		ApplicationModules.of(ElchiApplication.class).verify();
	}

}
