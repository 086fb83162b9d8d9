package elchi.admin.access;

import java.time.Duration;

import elchi.test.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginThrottleTests {

	private final MutableClock clock = MutableClock.at("2026-11-23T02:00:00Z");

	private final LoginThrottle throttle = new LoginThrottle(this.clock);

	private final LoginThrottle.Key account = LoginThrottle.Key.account("aigul");

	private final LoginThrottle.Key address = LoginThrottle.Key.address("192.0.2.1");

	@Test
	void theDelayDoublesWithEachFailureAndEndsAtFiveMinutes() {
		for (int i = 0; i < 5; i++) {
			assertThat(this.throttle.begin(this.account)).isZero();
		}
		for (int seconds : new int[] { 1, 2, 4, 8, 16, 32, 64, 128, 256, 300, 300 }) {
			assertThat(this.throttle.begin(this.account)).isEqualTo(Duration.ofSeconds(seconds));
			assertThat(this.throttle.begin(this.account)).isEqualTo(Duration.ofSeconds(seconds));
			this.clock.tick(Duration.ofSeconds(seconds));
			assertThat(this.throttle.begin(this.account)).isZero();
		}
	}

	@Test
	void whoWasThereBeforeIsNotKeptOutByStrangers() {
		for (int i = 0; i < 6; i++) {
			this.throttle.begin(this.account, LoginThrottle.Key.address("198.51.100." + i));
		}
		assertThat(this.throttle.begin(this.account, this.address)).isPositive();
		assertThat(this.throttle.begin(LoginThrottle.Key.accountAt("aigul", "192.0.2.1"), this.address)).isZero();
	}

	@Test
	void manyAccountsFromOneAddressAreSlowedToo() {
		for (int i = 0; i < 20; i++) {
			assertThat(this.throttle.begin(LoginThrottle.Key.account("user" + i), this.address)).isZero();
		}
		assertThat(this.throttle.begin(LoginThrottle.Key.account("another"), this.address)).isPositive();
	}

	@Test
	void aSuccessForgivesTheAccountAndAnHourForgivesAll() {
		for (int i = 0; i < 4; i++) {
			this.throttle.begin(this.account, this.address);
		}
		this.throttle.succeeded(this.account, this.address);
		for (int i = 0; i < 5; i++) {
			assertThat(this.throttle.begin(this.account, this.address)).isZero();
		}
		assertThat(this.throttle.begin(this.account, this.address)).isPositive();
		this.clock.tick(Duration.ofHours(1));
		assertThat(this.throttle.begin(this.account, this.address)).isZero();
	}

}
