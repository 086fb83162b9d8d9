package elchi.admin.web;

import java.time.Duration;

import elchi.delivery.Course;
import elchi.test.MutableClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * How fast a mailing goes, as far as one has looked.
 */
class PacesTests {

	private final MutableClock clock = MutableClock.at("2026-09-28T02:00:00Z");

	private final Paces paces = new Paces(this.clock);

	@Test
	void theFirstLookSaysNothing() {
		assertThat(this.paces.look(course(500))).isEmpty();
	}

	@Test
	void whatIsLeftIsReckonedFromWhatWasDoneSinceTheFirstLook() {
		this.paces.look(course(500));
		this.clock.tick(Duration.ofSeconds(10));
		Paces.Pace pace = this.paces.look(course(700)).orElseThrow();
		assertThat(pace.perSecond()).isEqualTo(20);
		assertThat(pace.until(300)).contains(Duration.ofSeconds(15));
	}

	@Test
	void anOldPaceIsForgotten() {
		this.paces.look(course(0));
		this.clock.tick(Duration.ofSeconds(31));
		this.paces.look(course(620));
		this.clock.tick(Duration.ofSeconds(31));
		this.paces.look(course(651));
		this.clock.tick(Duration.ofSeconds(31));
		assertThat(this.paces.look(course(682)).orElseThrow().perSecond()).isEqualTo(1);
	}

	@Test
	void nothingThatMovesHasNoEnd() {
		this.paces.look(course(500));
		this.clock.tick(Duration.ofSeconds(10));
		assertThat(this.paces.look(course(500)).orElseThrow().until(500)).isEmpty();
	}

	@Test
	void whatIsMailedAnewIsMeasuredAnew() {
		this.paces.look(course(500));
		this.clock.tick(Duration.ofSeconds(10));
		assertThat(this.paces.look(course(100))).isEmpty();
	}

	@Test
	void aHundredMailingsAreNotKept() {
		for (int i = 0; i < 100; i++) {
			this.paces.look(new Course("m" + i, 10, 10, 0, 0, 0, 0));
		}
		this.clock.tick(Duration.ofSeconds(1));
		assertThat(this.paces.look(new Course("m0", 10, 5, 0, 5, 0, 0))).isEmpty();
		assertThat(this.paces.look(new Course("m99", 10, 5, 0, 5, 0, 0))).isPresent();
	}

	private static Course course(long done) {
		return new Course("2026-W39", 1000, 1000 - done, 0, done, 0, 0);
	}

}
