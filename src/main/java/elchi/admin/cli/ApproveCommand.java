package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.digest.EditionId;
import elchi.digest.Editions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Releases a frozen edition.
 */
@Command(name = "approve", mixinStandardHelpOptions = true,
		description = "Releases a frozen edition under the hash that was seen; 'restart RUN' then goes on.",
		footerHeading = "%nExample:%n", footer = "  elchi approve 2026-W39 --hash=e88baa0d8c88...")
final class ApproveCommand implements Callable<Integer> {

	private final Session session;

	@Parameters(paramLabel = "WEEK", description = "The edition, 2026-W39.")
	private String edition = "";

	@Option(names = "--hash", paramLabel = "HASH", required = true,
			description = "The manifest hash, as 'preview' prints it; another one is refused.")
	private String hash = "";

	ApproveCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.inProcess((context) -> {
			boolean released = context.getBean(Editions.class)
				.approve(EditionId.parse(this.edition), this.hash, "command line");
			this.session.out()
				.println((released ? "Edition %s is approved." : "Edition %s waits for a second person's approval.")
					.formatted(this.edition));
			return ExitCodes.DONE;
		});
	}

}
