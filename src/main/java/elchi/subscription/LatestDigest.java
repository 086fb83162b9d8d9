package elchi.subscription;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * What a new reader can read at once; implemented by the room that has the digest.
 */
public interface LatestDigest {

	/**
	 * Name of the newest edition that anybody may read; empty if there is none.
	 */
	Optional<String> newest();

	/**
	 * What an edition tells a reader who chose so; empty if nothing is left of it. The
	 * same each time.
	 */
	Optional<Glance> glance(String edition, Preferences preferences);

	/**
	 * An edition at a glance.
	 *
	 * @param headlines some of its headlines, the most important first
	 * @param page where it is read
	 */
	record Glance(List<String> headlines, URI page) {

		public Glance {
			headlines = List.copyOf(headlines);
		}

	}

}
