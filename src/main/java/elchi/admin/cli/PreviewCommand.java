package elchi.admin.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;

import elchi.digest.EditionPreview;
import elchi.digest.EditionPreview.Preview;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Writes an edition as files to look at.
 */
@Command(name = "preview", mixinStandardHelpOptions = true,
		description = "Writes a week's digest as files to look at; nobody is mailed and nothing is kept.",
		footerHeading = "%nExample:%n", footer = "  elchi preview weekly-digest --week=2026-W39 --out=preview")
final class PreviewCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "DEFINITION", description = "Name of a definition of the digest.")
	private String definition = "";

	@Option(names = "--week", paramLabel = "WEEK", required = true, description = "ISO week, 2026-W39.")
	private String week = "";

	@Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder to write to.")
	private Path folder = Path.of("");

	@Option(names = "--json", description = "Print the result for a program.")
	private boolean json;

	PreviewCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.inProcess((context) -> {
			Preview preview = context.getBean(EditionPreview.class).write(this.definition, this.week, this.folder);
			if (this.json) {
				this.session.json(preview);
			}
			else {
				print(preview);
			}
			return ExitCodes.DONE;
		});
	}

	private void print(Preview preview) {
		this.session.out()
			.println("Edition %s: %s, %d stories.".formatted(preview.edition(), preview.state(), preview.stories()));
		if (preview.manifestHash() != null) {
			this.session.out().println("Manifest %s".formatted(preview.manifestHash()));
		}
		preview.notices().forEach((notice) -> this.session.out().println("  " + notice));
		if (preview.stories() == 0) {
			this.session.out().println("  The store has nothing for this week; 'elchi run collect' fills it.");
		}
		preview.files().forEach((file) -> this.session.out().println("  " + file));
	}

}
