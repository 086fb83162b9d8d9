package elchi.fetch;

import java.net.URI;
import java.time.Instant;

import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;
import org.jspecify.annotations.Nullable;

/**
 * One complete answer of a server, a file or the class path.
 *
 * @param location the address that answered
 * @param status the HTTP status; 200 for what is not HTTP
 * @param body the bytes after decompression
 * @param contentType the Content-Type header
 * @param etag the ETag header
 * @param lastModified the Last-Modified header
 * @param retryAfter the Retry-After header
 * @param redirect the Location header
 * @param guard whether the answer's headers are those of a challenge
 */
record Answer(URI location, int status, byte[] body, @Nullable String contentType, @Nullable String etag,
		@Nullable Instant lastModified, @Nullable String retryAfter, @Nullable String redirect, boolean guard) {

	static Answer document(URI location, byte[] body, Instant lastModified) {
		return new Answer(location, 200, body, null, null, lastModified, null, null, false);
	}

	static Answer of(URI location, int status, HttpMessage head, byte[] body) {
		String lastModified = value(head, "Last-Modified");
		return new Answer(location, status, body, value(head, "Content-Type"), value(head, "ETag"),
				(lastModified != null) ? DateUtils.parseStandardDate(lastModified) : null, value(head, "Retry-After"),
				value(head, "Location"), isGuard(head));
	}

	private static boolean isGuard(HttpMessage head) {
		return "challenge".equalsIgnoreCase(value(head, "cf-mitigated"))
				|| "ddos-guard".equalsIgnoreCase(value(head, "Server"));
	}

	private static @Nullable String value(HttpMessage head, String name) {
		Header header = head.getFirstHeader(name);
		return (header != null) ? header.getValue() : null;
	}

	boolean isRedirect() {
		return this.redirect != null
				&& (isPermanentRedirect() || this.status == 302 || this.status == 303 || this.status == 307);
	}

	boolean isPermanentRedirect() {
		return this.status == 301 || this.status == 308;
	}

}
