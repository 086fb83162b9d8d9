package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.Act;
import elchi.digest.EditionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/**
 * Decides that an edition is not sent.
 */
@Command(name = "skip", mixinStandardHelpOptions = true,
		description = "Decides that an edition is not sent; the reason is kept.", footerHeading = "%nExample:%n",
		footer = "  elchi skip 2026-W39 --reason=\"a public holiday\"")
final class SkipCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Parameters(paramLabel = "WEEK", description = "The edition, 2026-W39.")
	private String edition = "";

	SkipCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.performForReason(this.session, new Act.Skip(EditionId.parse(this.edition)));
	}

}
