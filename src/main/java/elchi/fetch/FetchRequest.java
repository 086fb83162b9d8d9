package elchi.fetch;

import java.net.URI;
import java.util.Objects;

/**
 * A document that is wanted, such as {@code timesca} at
 * {@code https://timesca.com/feed/}.
 *
 * @param source name of the source that wants it; validators and host limits are kept per
 * source and location
 * @param location address of the document: {@code https:}, {@code http:}, {@code file:}
 * or {@code classpath:}
 * @param conditional whether "not modified" is an acceptable answer
 */
public record FetchRequest(String source, URI location, boolean conditional) {

	public FetchRequest {
		Objects.requireNonNull(source, "source");
		Objects.requireNonNull(location, "location");
	}

	/**
	 * A request that always wants the whole document.
	 */
	public static FetchRequest of(String source, URI location) {
		return new FetchRequest(source, location, false);
	}

	/**
	 * A request that is content to hear that nothing has changed since the document that
	 * was last {@linkplain Fetcher#remember remembered}.
	 */
	public static FetchRequest ifModified(String source, URI location) {
		return new FetchRequest(source, location, true);
	}

}
