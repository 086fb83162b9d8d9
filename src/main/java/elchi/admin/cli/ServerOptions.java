package elchi.admin.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/**
 * Which server a command asks to do its work. A token is never an argument, which other
 * users of the machine can read.
 */
final class ServerOptions {

	static final String TOKEN = "ELCHI_TOKEN";

	private final Function<String, @Nullable String> environment;

	@Option(names = "--url", paramLabel = "URL", scope = ScopeType.INHERIT,
			description = "Have it done by the server at this address, which wants a token in the variable " + TOKEN
					+ " or in a file.")
	private @Nullable URI url;

	@Option(names = "--token-file", paramLabel = "FILE", scope = ScopeType.INHERIT,
			description = "File with the token for --url.")
	private @Nullable Path tokenFile;

	ServerOptions(Function<String, @Nullable String> environment) {
		this.environment = environment;
	}

	/**
	 * The server that was named; empty if none was.
	 * @throws IllegalArgumentException if it cannot be asked so
	 */
	Optional<Server> named() {
		URI address = this.url;
		if (address == null) {
			if (this.tokenFile != null) {
				throw new IllegalArgumentException("--token-file is for a server; name it with --url=URL.");
			}
			return Optional.empty();
		}
		String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
		if (address.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
			throw new IllegalArgumentException(
					"'%s' is not the address of a server, such as https://elchi.example.com".formatted(address));
		}
		if (scheme.equals("http") && !isLoopback(address.getHost())) {
			throw new IllegalArgumentException(
					"'%s' would carry the token in the clear; use https, or http on this machine alone"
						.formatted(address));
		}
		return Optional.of(new Server(address, token()));
	}

	/**
	 * Refuses a server for a command that works on the database itself.
	 */
	void refuse() {
		if (this.url != null) {
			throw new IllegalArgumentException(
					"No server does this command: it works on the database or on files itself. Leave --url out, and run it where they are.");
		}
	}

	private String token() {
		String token = (this.tokenFile != null) ? read(this.tokenFile) : this.environment.apply(TOKEN);
		if (token == null || token.isBlank()) {
			throw new IllegalArgumentException(
					"A token is needed: in the variable %s, or in a file that --token-file=FILE names. The page 'Account' of the console makes one."
						.formatted(TOKEN));
		}
		return token.strip();
	}

	private static String read(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			throw new IllegalArgumentException("There is no readable file '%s'.".formatted(file), ex);
		}
	}

	private static boolean isLoopback(String host) {
		try {
			return InetAddress.getByName(host).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
