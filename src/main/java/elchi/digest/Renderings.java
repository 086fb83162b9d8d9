package elchi.digest;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The renderings of one edition by what readers chose, as many as fit in a bounded piece
 * of memory. Those that come first stay: among many choices the frequent ones come early,
 * and nothing is ever thrown out to be made again.
 */
final class Renderings {

	private static final Logger log = LoggerFactory.getLogger(Renderings.class);

	/** Some two hundred choices of a digest of 50 KB. */
	static final long MOST = 32_000_000;

	private final long most;

	private final Map<String, Rendering> kept = new ConcurrentHashMap<>();

	private long weight;

	private volatile boolean full;

	Renderings(long most) {
		this.most = most;
	}

	/**
	 * The rendering for a choice.
	 * @param content what was chosen
	 * @param prepare makes one to be kept; called by one thread at a time
	 * @param once makes one that is not kept, for when there is no more room
	 */
	Rendering get(String content, Supplier<Rendering> prepare, Supplier<Rendering> once) {
		Rendering known = this.kept.get(content);
		if (known != null) {
			return known;
		}
		Rendering prepared = this.full ? null : prepared(content, prepare);
		return (prepared != null) ? prepared : once.get();
	}

	private synchronized @Nullable Rendering prepared(String content, Supplier<Rendering> prepare) {
		Rendering known = this.kept.get(content);
		if (known != null || this.full) {
			return known;
		}
		Rendering prepared = prepare.get();
		this.full = this.weight + prepared.weight() > this.most;
		if (this.full) {
			log.warn(
					"Rendering further choices for each reader anew, since renderings fill their memory kept={} octets={}",
					this.kept.size(), this.weight);
		}
		else {
			this.weight += prepared.weight();
			this.kept.put(content, prepared);
		}
		return prepared;
	}

	/**
	 * How many octets of memory they hold, about.
	 */
	synchronized long weight() {
		return this.weight;
	}

	synchronized void forget() {
		this.kept.clear();
		this.weight = 0;
		this.full = false;
	}

}
