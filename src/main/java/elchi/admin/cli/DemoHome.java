package elchi.admin.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Profiles;
import org.springframework.util.FileSystemUtils;

/**
 * The home of the demonstration, which is emptied when serving starts. Only a folder that
 * bears our mark is ever emptied, and only while nobody uses it.
 */
final class DemoHome implements ApplicationContextInitializer<ConfigurableApplicationContext> {

	private static final String MARK = ".elchi-demo";

	private final Consumer<Path> preparation;

	private DemoHome(Consumer<Path> preparation) {
		this.preparation = preparation;
	}

	/**
	 * For serving: the story begins anew.
	 */
	static DemoHome emptied() {
		return new DemoHome((home) -> {
			empty(home);
			mark(home);
		});
	}

	/**
	 * For commands, which go on with what is there.
	 */
	static DemoHome kept() {
		return new DemoHome(DemoHome::mark);
	}

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		if (context.getEnvironment().acceptsProfiles(Profiles.of("demo"))) {
			this.preparation.accept(Path.of(context.getEnvironment().getRequiredProperty("elchi.home")));
		}
	}

	/** A folder that somebody else has filled bears no mark, now or later. */
	private static void mark(Path home) {
		try {
			if (list(home).isEmpty()) {
				Files.createDirectories(home);
				Files.writeString(home.resolve(MARK),
						"This folder belongs to Elchi's demonstration, which empties it.\n");
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot prepare " + home, ex);
		}
	}

	private static void empty(Path home) {
		List<Path> content = list(home);
		if (content.isEmpty()) {
			return;
		}
		if (!Files.exists(home.resolve(MARK))) {
			throw new HomeInUseException("The folder '%s' is not empty and is not the demonstration's".formatted(home));
		}
		if (locked(home.resolve("elchi.mv.db"))) {
			throw new HomeInUseException("The demonstration's home '%s' is in use".formatted(home));
		}
		content.stream().sorted(Comparator.reverseOrder()).forEach(DemoHome::delete);
	}

	private static List<Path> list(Path home) {
		if (!Files.exists(home)) {
			return List.of();
		}
		try (Stream<Path> content = Files.list(home)) {
			return content.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot list " + home, ex);
		}
	}

	private static boolean locked(Path database) {
		if (!Files.exists(database)) {
			return false;
		}
		try (FileChannel channel = FileChannel.open(database, StandardOpenOption.WRITE)) {
			@Nullable FileLock lock = channel.tryLock();
			return lock == null;
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static void delete(Path path) {
		try {
			FileSystemUtils.deleteRecursively(path);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Cannot empty the demonstration's home", ex);
		}
	}

}
