package elchi.digest;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * However many different choices readers make, what is kept of them is bounded.
 */
class RenderingsTests {

	private static final long MOST = 10 * new Rendering.Nothing().weight() / 3;

	private final Rendering kept = new Rendering.Nothing();

	private final Rendering once = new Rendering.Nothing();

	@Test
	void whatDoesNotFitIsMadeForOneReaderAlone() {
		Renderings renderings = new Renderings(MOST);
		for (int choice = 0; choice < 5000; choice++) {
			renderings.get("choice " + choice, () -> this.kept, () -> this.once);
			assertThat(renderings.weight()).isLessThanOrEqualTo(MOST);
		}
		assertThat(renderings.weight()).isEqualTo(3L * this.kept.weight());
		assertThat(renderings.get("choice 2", () -> this.once, () -> this.once)).isSameAs(this.kept);
		assertThat(renderings.get("choice 3", () -> this.kept, () -> this.once)).isSameAs(this.once);
	}

	@Test
	void nothingIsPreparedAnyMoreOnceTheMemoryIsFull() {
		Renderings renderings = new Renderings(MOST);
		AtomicInteger prepared = new AtomicInteger();
		for (int choice = 0; choice < 50; choice++) {
			renderings.get("choice " + choice, () -> {
				prepared.incrementAndGet();
				return this.kept;
			}, () -> this.once);
		}
		assertThat(prepared).hasValue(4);
	}

	@Test
	void whatWasForgottenIsPreparedAgain() {
		Renderings renderings = new Renderings(MOST);
		IntStream.range(0, 9).forEach((choice) -> renderings.get("" + choice, () -> this.kept, () -> this.once));
		renderings.forget();
		assertThat(renderings.weight()).isZero();
		assertThat(renderings.get("8", () -> this.kept, () -> this.once)).isSameAs(this.kept);
	}

	@Test
	void severalSendersPrepareOneChoiceOnce() throws Exception {
		Renderings renderings = new Renderings(1_000_000);
		AtomicInteger prepared = new AtomicInteger();
		Set<Rendering> got = Collections.synchronizedSet(Collections.newSetFromMap(new IdentityHashMap<>()));
		ExecutorService senders = Executors.newFixedThreadPool(8);
		try {
			List<? extends Future<?>> futures = IntStream.range(0, 400)
				.mapToObj((number) -> senders.submit(() -> got.add(renderings.get("choice " + number % 4, () -> {
					prepared.incrementAndGet();
					return new Rendering.Nothing();
				}, () -> this.once))))
				.toList();
			for (Future<?> future : futures) {
				future.get();
			}
		}
		finally {
			senders.shutdownNow();
		}
		assertThat(prepared).hasValue(4);
		assertThat(got).hasSize(4);
	}

}
