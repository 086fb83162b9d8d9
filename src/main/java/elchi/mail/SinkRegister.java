package elchi.mail;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * Whom a sink took messages for: eight octets a recipient, outside the heap, since the
 * sink shares its process with the program whose memory is being watched.
 */
final class SinkRegister {

	private final LongAdder taken = new LongAdder();

	private final LongAdder unanswered = new LongAdder();

	private final LongAdder forNow = new LongAdder();

	private final LongAdder forGood = new LongAdder();

	private final LongAdder hungUp = new LongAdder();

	private final LongAdder octets = new LongAdder();

	private final AtomicBoolean sampling = new AtomicBoolean();

	private final AtomicReference<byte @Nullable []> sample = new AtomicReference<>();

	private LongBuffer hashes = table(1 << 12);

	private int recipients;

	private long twice;

	private long first;

	private long last;

	void take(long recipient, long size, boolean answered) {
		(answered ? this.taken : this.unanswered).increment();
		this.octets.add(size);
		add((recipient != 0) ? recipient : 1);
	}

	void refusedForNow() {
		this.forNow.increment();
	}

	void refusedForGood() {
		this.forGood.increment();
	}

	void hungUp() {
		this.hungUp.increment();
	}

	/** Whether the caller shall keep its next message: only the first is told so. */
	boolean wantsSample() {
		return !this.sampling.get() && this.sampling.compareAndSet(false, true);
	}

	void sample(byte[] message) {
		this.sample.set(message);
	}

	void noSample() {
		this.sampling.set(false);
	}

	Optional<byte[]> sample() {
		return Optional.ofNullable(this.sample.get());
	}

	synchronized SinkCount count() {
		return new SinkCount(this.taken.sum(), this.unanswered.sum(), this.recipients, this.twice, this.forNow.sum(),
				this.forGood.sum(), this.hungUp.sum(), this.octets.sum(), Duration.ofNanos(this.last - this.first));
	}

	private synchronized void add(long hash) {
		this.last = System.nanoTime();
		if (this.recipients == 0) {
			this.first = this.last;
		}
		if (!put(this.hashes, hash)) {
			this.twice++;
			return;
		}
		this.recipients++;
		if (this.recipients > this.hashes.capacity() / 2) {
			grow();
		}
	}

	private void grow() {
		LongBuffer larger = table(this.hashes.capacity() * 2);
		for (int i = 0; i < this.hashes.capacity(); i++) {
			if (this.hashes.get(i) != 0) {
				put(larger, this.hashes.get(i));
			}
		}
		this.hashes = larger;
	}

	private static boolean put(LongBuffer table, long hash) {
		int mask = table.capacity() - 1;
		int slot = (int) hash & mask;
		while (table.get(slot) != 0) {
			if (table.get(slot) == hash) {
				return false;
			}
			slot = (slot + 1) & mask;
		}
		table.put(slot, hash);
		return true;
	}

	private static LongBuffer table(int capacity) {
		return ByteBuffer.allocateDirect(capacity * Long.BYTES).asLongBuffer();
	}

}
