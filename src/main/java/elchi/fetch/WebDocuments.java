package elchi.fetch;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.cookie.BasicCookieStore;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.client5.http.utils.DateUtils;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/**
 * Single requests to servers, within the caps of time and size. Redirects are answers
 * like any other here.
 */
class WebDocuments {

	private static final String WANTED = "application/rss+xml, application/atom+xml, application/xml, text/xml, "
			+ "application/json, text/html;q=0.9, */*;q=0.8";

	private final CloseableHttpClient client;

	private final ScheduledExecutorService watch;

	private final FetchProperties properties;

	WebDocuments(CloseableHttpClient client, ScheduledExecutorService watch, FetchProperties properties) {
		this.client = client;
		this.watch = watch;
		this.properties = properties;
	}

	Answer get(URI location, @Nullable Validator known) {
		HttpGet request = request(location, known);
		HttpClientContext context = HttpClientContext.create();
		context.setCookieStore(new BasicCookieStore());
		AtomicBoolean late = new AtomicBoolean();
		ScheduledFuture<?> alarm = this.watch.schedule(() -> {
			late.set(true);
			request.cancel();
		}, this.properties.totalTime().toMillis(), TimeUnit.MILLISECONDS);
		try {
			return this.client.execute(request, context, (response) -> answer(location, request, response));
		}
		catch (IOException ex) {
			throw failure(location, ex, late.get());
		}
		finally {
			alarm.cancel(false);
		}
	}

	private static HttpGet request(URI location, @Nullable Validator known) {
		HttpGet request = new HttpGet(location);
		request.setHeader("Accept", WANTED);
		if (known != null && known.etag() != null) {
			request.setHeader("If-None-Match", known.etag());
		}
		if (known != null && known.lastModified() != null) {
			request.setHeader("If-Modified-Since", DateUtils.formatStandardDate(known.lastModified()));
		}
		return request;
	}

	private Answer answer(URI location, HttpGet request, ClassicHttpResponse response) throws IOException {
		HttpEntity entity = response.getEntity();
		byte[] body = (entity != null) ? body(location, request, entity) : new byte[0];
		return Answer.of(location, response.getCode(), response, body);
	}

	private byte[] body(URI location, HttpGet request, HttpEntity entity) throws IOException {
		long max = this.properties.maxSize().toBytes();
		ByteArrayOutputStream body = new ByteArrayOutputStream();
		try (InputStream input = entity.getContent()) {
			byte[] buffer = new byte[8192];
			for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
				body.write(buffer, 0, read);
				if (body.size() > max || entity.getContentLength() > max) {
					// Cancelled first: closing an entity reads it to its end.
					request.cancel();
					throw new FetchFailedException(FetchResult.Reason.TOO_LARGE,
							"'%s' is larger than %s.".formatted(Locations.shown(location), this.properties.maxSize()));
				}
			}
		}
		return body.toByteArray();
	}

	private FetchFailedException failure(URI location, IOException ex, boolean late) {
		String shown = Locations.shown(location);
		if (late) {
			return new FetchFailedException(FetchResult.Reason.TIMEOUT,
					"'%s' was not complete after %s.".formatted(shown, this.properties.totalTime()));
		}
		if (ex instanceof InterruptedIOException) {
			return new FetchFailedException(FetchResult.Reason.TIMEOUT,
					"'%s' did not answer in time: %s.".formatted(shown, ex.getMessage()));
		}
		if (ex instanceof UnknownHostException) {
			return new FetchFailedException(FetchResult.Reason.UNREACHABLE,
					"Host '%s' has no address.".formatted(location.getHost()));
		}
		return new FetchFailedException(FetchResult.Reason.UNREACHABLE,
				"'%s' cannot be reached: %s.".formatted(shown, ex.getMessage()));
	}

}
