package elchi.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/**
 * A web server on the loopback that answers as a test tells it to.
 */
public final class FeedServer implements AutoCloseable {

	private final HttpServer server;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private final Map<String, HttpHandler> pages = new ConcurrentHashMap<>();

	private final List<Headers> requests = new CopyOnWriteArrayList<>();

	public FeedServer() {
		try {
			this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.server.createContext("/", this::handle);
		this.server.setExecutor(this.threads);
		this.server.start();
	}

	private void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.requests.add(exchange.getRequestHeaders());
			HttpHandler page = this.pages.get(exchange.getRequestURI().getPath());
			if (page == null) {
				exchange.sendResponseHeaders(404, -1);
				return;
			}
			page.handle(exchange);
		}
	}

	/**
	 * Answers a path with a status, headers in pairs of name and value, and a body.
	 */
	public FeedServer answers(String path, int status, byte[] body, String... headers) {
		return handles(path, (exchange) -> {
			for (int index = 0; index < headers.length; index += 2) {
				exchange.getResponseHeaders().add(headers[index], headers[index + 1]);
			}
			exchange.sendResponseHeaders(status, (body.length > 0) ? body.length : -1);
			try (OutputStream output = exchange.getResponseBody()) {
				output.write(body);
			}
		});
	}

	public FeedServer answers(String path, int status, String body, String... headers) {
		return answers(path, status, body.getBytes(StandardCharsets.UTF_8), headers);
	}

	public FeedServer handles(String path, HttpHandler handler) {
		this.pages.put(path, handler);
		return this;
	}

	public URI at(String path) {
		return URI.create("http://localhost:" + this.server.getAddress().getPort() + path);
	}

	public List<Headers> requests() {
		return List.copyOf(this.requests);
	}

	@Override
	public void close() {
		this.server.stop(0);
		this.threads.shutdownNow();
	}

}
