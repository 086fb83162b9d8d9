package elchi.news;

import org.jspecify.annotations.Nullable;

/**
 * What became of collecting one source.
 *
 * @param source name of the source
 * @param shown how many articles it shows; 0 if nothing has changed
 * @param added how many of them are new
 * @param failure one sentence about the failure; null if it answered
 */
public record Collected(String source, int shown, int added, @Nullable String failure) {

	/**
	 * Whether the source answered usably, even if with nothing new.
	 */
	public boolean answered() {
		return this.failure == null;
	}

}
