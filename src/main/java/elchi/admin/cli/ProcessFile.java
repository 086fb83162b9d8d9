package elchi.admin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/**
 * The file under the home that says which process serves and where: {@code server.json}.
 * Readable by its owner only; gone when the process has ended in peace.
 */
final class ProcessFile implements ApplicationListener<WebServerInitializedEvent>, DisposableBean {

	private static final Logger logger = LoggerFactory.getLogger(ProcessFile.class);

	private static final String SERVER = "server.json";

	private static final String COMMAND = "command.json";

	private static final JsonMapper JSON = JsonMapper.shared();

	private final Path home;

	private final String host;

	private final String token;

	/**
	 * Creates it.
	 * @param token what a command shows to the process that serves
	 */
	ProcessFile(Path home, String host, String token) {
		this.home = home;
		this.host = host;
		this.token = token;
	}

	@Override
	public void onApplicationEvent(WebServerInitializedEvent event) {
		String address = address(this.host, event.getWebServer().getPort());
		write(SERVER, Map.of("address", address, "pid", ProcessHandle.current().pid(), "token", this.token));
		logger.info("Serving address={} home={}", address, this.home);
	}

	/**
	 * For a command, which holds the home for a while.
	 */
	void hold() {
		write(COMMAND, Map.of("pid", ProcessHandle.current().pid()));
	}

	@Override
	public void destroy() {
		for (String name : new String[] { SERVER, COMMAND }) {
			Path file = this.home.resolve(name);
			if (pid(file).filter((pid) -> pid == ProcessHandle.current().pid()).isPresent()) {
				file.toFile().delete();
			}
		}
	}

	/**
	 * The living process that holds a home, in words.
	 */
	static Optional<String> holder(Path home) {
		return Stream.of(SERVER, COMMAND)
			.flatMap((name) -> pid(home.resolve(name)).filter((pid) -> ProcessHandle.of(pid).isPresent())
				.map((pid) -> words(home.resolve(name), pid))
				.stream())
			.findFirst();
	}

	/**
	 * The living process that serves a home and may be asked; empty if there is none.
	 */
	static Optional<Server> server(Path home) {
		Path file = home.resolve(SERVER);
		if (pid(file).flatMap(ProcessHandle::of).isEmpty()) {
			return Optional.empty();
		}
		try {
			JsonNode told = JSON.readTree(Files.readString(file));
			String token = told.path("token").asString("");
			return token.isEmpty() ? Optional.empty()
					: Optional.of(new Server(URI.create(told.path("address").asString("")), token));
		}
		catch (IOException | JacksonException | IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	/**
	 * Where an application serves.
	 */
	static String address(ApplicationContext context) {
		Environment environment = context.getEnvironment();
		return address(environment.getProperty("server.address", "localhost"),
				environment.getProperty("local.server.port", Integer.class, 8080));
	}

	private static String address(String host, int port) {
		return "http://%s:%d".formatted(host.equals("127.0.0.1") ? "localhost" : host, port);
	}

	private void write(String name, Map<String, Object> content) {
		try {
			Files.createDirectories(this.home);
			Path file = this.home.resolve(name);
			Files.deleteIfExists(file);
			Map<String, Object> told = new HashMap<>(content);
			if (Files.getFileStore(this.home).supportsFileAttributeView("posix")) {
				Files.createFile(file,
						PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
			}
			else {
				told.remove("token");
			}
			Files.write(file, JSON.writeValueAsBytes(told));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot write to " + this.home, ex);
		}
	}

	private static Optional<Long> pid(Path file) {
		try {
			return Files.exists(file) ? Optional.of(JSON.readTree(Files.readString(file)).path("pid").asLong())
					: Optional.empty();
		}
		catch (IOException | JacksonException ex) {
			return Optional.empty();
		}
	}

	private static String words(Path file, long pid) {
		try {
			String address = JSON.readTree(Files.readString(file)).path("address").asString("");
			return address.isEmpty() ? "process %d, a command".formatted(pid)
					: "process %d, which serves at %s".formatted(pid, address);
		}
		catch (IOException | JacksonException ex) {
			return "process %d".formatted(pid);
		}
	}

}
