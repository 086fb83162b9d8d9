package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.digest.EditionId;
import elchi.digest.Editions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Decides that an edition is not sent.
 */
@Command(name = "skip", mixinStandardHelpOptions = true,
		description = "Decides that an edition is not sent; the reason is kept.", footerHeading = "%nExample:%n",
		footer = "  elchi skip 2026-W39 --reason=\"a public holiday\"")
final class SkipCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "WEEK", description = "The edition, 2026-W39.")
	private String edition = "";

	@Option(names = "--reason", paramLabel = "TEXT", required = true, description = "Why; kept with the edition.")
	private String reason = "";

	SkipCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.inProcess((context) -> {
			context.getBean(Editions.class).skip(EditionId.parse(this.edition), this.reason);
			this.session.out().println("Edition %s is skipped.".formatted(this.edition));
			return ExitCodes.DONE;
		});
	}

}
