package elchi.delivery;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What one sender has to say at a time.
 *
 * @param known what became of deliveries that it began before
 * @param next the delivery whose message is sent next; null if none is
 */
record Advance(List<Outcome> known, @Nullable Claim next) {

	Advance {
		known = List.copyOf(known);
	}

}
