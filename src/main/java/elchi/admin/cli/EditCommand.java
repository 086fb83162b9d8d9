package elchi.admin.cli;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;

import elchi.admin.Act;
import elchi.digest.EditionId;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Changes an edition that is not released yet.
 */
@Command(name = "edit", mixinStandardHelpOptions = true,
		description = "Takes articles out of an edition that is not released, or puts a line first. It is sealed anew and waits for "
				+ "an approval of its new hash. A dry run lists the articles.",
		footerHeading = "%nExamples:%n",
		footer = { "  elchi edit 2026-W39 --drop=17 --reason=\"withdrawn by its outlet\" --dry-run",
				"  elchi edit 2026-W39 --line=\"We are on holiday next week.\" --reason=holiday" })
final class EditCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Parameters(paramLabel = "WEEK", description = "The edition, 2026-W39.")
	private String edition = "";

	@Option(names = "--drop", paramLabel = "ARTICLE",
			description = "Number of an article to take out. May be repeated.")
	private Set<Long> dropped = new TreeSet<>();

	@Option(names = "--line", paramLabel = "TEXT", description = "A line of your own that readers see first.")
	private @Nullable String line;

	EditCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.performForReason(this.session,
				new Act.Edit(EditionId.parse(this.edition), new TreeSet<>(this.dropped), this.line));
	}

}
