package elchi.delivery;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeliveryRunTests {

	@Test
	void manyAreTakenAtATimeWhileManyAreLeft() {
		assertThat(DeliveryRun.share(4_001, 10)).isEqualTo(100);
	}

	@Test
	void fewAreTakenAtATimeInTheEndSoThatNoConnectionWaitsForAnother() {
		assertThat(DeliveryRun.share(4_000, 10)).isEqualTo(20);
		assertThat(DeliveryRun.share(0, 1)).isEqualTo(20);
	}

}
