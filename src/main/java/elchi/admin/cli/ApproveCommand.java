package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.Act;
import elchi.digest.EditionId;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Releases a frozen edition.
 */
@Command(name = "approve", mixinStandardHelpOptions = true,
		description = "Releases a frozen edition under the hash that was seen; the run that waits for it goes on.",
		footerHeading = "%nExample:%n", footer = "  elchi approve 2026-W39 --hash=e88baa0d8c88...")
final class ApproveCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

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
		return this.options.perform(this.session, new Act.Approve(EditionId.parse(this.edition), this.hash));
	}

}
