package elchi.fetch;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * The HTTP client with nothing automatic left on, and the thread that watches the time
 * cap.
 *
 * @param http the client
 * @param watch who cancels what takes too long
 */
record WebClient(CloseableHttpClient http, ScheduledExecutorService watch) implements Closeable {

	static WebClient of(FetchProperties properties) {
		CloseableHttpClient http = HttpClients.custom()
			.setConnectionManager(connections(properties))
			.setDefaultRequestConfig(RequestConfig.custom()
				.setResponseTimeout(Timeout.of(properties.readTimeout()))
				.setProtocolUpgradeEnabled(false)
				.build())
			.setUserAgent(properties.userAgent())
			.disableAutomaticRetries()
			.disableRedirectHandling()
			.disableAuthCaching()
			.build();
		return new WebClient(http, Executors.newSingleThreadScheduledExecutor((task) -> {
			Thread thread = new Thread(task, "fetch-watch");
			thread.setDaemon(true);
			return thread;
		}));
	}

	private static PoolingHttpClientConnectionManager connections(FetchProperties properties) {
		return PoolingHttpClientConnectionManagerBuilder.create()
			.setDnsResolver(new PublicAddresses(properties.privateAddresses()))
			.setDefaultConnectionConfig(ConnectionConfig.custom()
				.setConnectTimeout(Timeout.of(properties.connectTimeout()))
				.setSocketTimeout(Timeout.of(properties.readTimeout()))
				.setValidateAfterInactivity(TimeValue.ofMilliseconds(200))
				.build())
			.build();
	}

	@Override
	public void close() throws IOException {
		this.watch.shutdownNow();
		this.http.close();
	}

}
