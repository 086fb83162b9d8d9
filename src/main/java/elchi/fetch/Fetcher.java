package elchi.fetch;

/**
 * Fetches documents politely: conditionally, slowly, within caps of time and size, and
 * never from a private address.
 */
public class Fetcher {

	/**
	 * Fetches one document. Never throws for what the outside world does; every such
	 * failure is a {@link FetchResult.Failed}.
	 */
	public FetchResult fetch(FetchRequest request) {
		throw new UnsupportedOperationException();
	}

	/**
	 * Remembers the validators of a document whose content is safely stored, so that the
	 * next conditional request may be answered with "not modified". To be called in the
	 * transaction that stores the content: a document that was fetched but not stored is
	 * then fetched again.
	 */
	public void remember(FetchResult.Fetched fetched) {
		throw new UnsupportedOperationException();
	}

}
