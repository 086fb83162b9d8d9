package elchi.mail;

import java.nio.ByteBuffer;
import java.nio.LongBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

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

	private final AtomicLong begun = new AtomicLong();

	private volatile LongConsumer watcher = (number) -> {
	};

	private LongBuffer hashes = table(1 << 12);

	private int recipients;

	private long twice;

	private long first;

	private long last;

	void watch(LongConsumer watcher) {
		this.watcher = watcher;
	}

	void begin() {
		this.watcher.accept(this.begun.incrementAndGet());
	}

	void take(long recipient, long size, boolean answered) {
		(answered ? this.taken : this.unanswered).increment();
		this.octets.add(size);
		add(recipient);
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

	synchronized boolean knows(long recipient) {
		return this.hashes.get(slot(this.hashes, recipient)) != 0;
	}

	/** Never zero, which marks a free place. */
	static long hash(String recipient) {
		long hash = 0xcbf29ce484222325L;
		for (int i = 0; i < recipient.length(); i++) {
			hash = (hash ^ recipient.charAt(i)) * 0x100000001b3L;
		}
		hash ^= hash >>> 32;
		return (hash != 0) ? hash : 1;
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
		int slot = slot(table, hash);
		if (table.get(slot) == hash) {
			return false;
		}
		table.put(slot, hash);
		return true;
	}

	/** Where the hash is, or the free place where it belongs. */
	private static int slot(LongBuffer table, long hash) {
		int mask = table.capacity() - 1;
		int slot = (int) hash & mask;
		while (table.get(slot) != 0 && table.get(slot) != hash) {
			slot = (slot + 1) & mask;
		}
		return slot;
	}

	private static LongBuffer table(int capacity) {
		return ByteBuffer.allocateDirect(capacity * Long.BYTES).asLongBuffer();
	}

}
