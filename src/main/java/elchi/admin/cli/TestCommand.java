package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.Act;
import elchi.digest.EditionId;
import elchi.mail.EmailAddress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Sends an edition to one address.
 */
@Command(name = "test", mixinStandardHelpOptions = true,
		description = "Sends an edition to one address, marked as a test. It is in no books and has no reader's links.",
		footerHeading = "%nExample:%n", footer = "  elchi test weekly-digest --week=2026-W39 --to=editor@example.org")
final class TestCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Parameters(paramLabel = "DEFINITION", description = "Name of the digest's definition.")
	private String definition = "";

	@Option(names = "--week", paramLabel = "WEEK", required = true,
			description = "Such as 2026-W39, or its correction 2026-W39.2.")
	private String week = "";

	@Option(names = "--to", paramLabel = "ADDRESS", required = true, description = "Who gets it.")
	private String to = "";

	TestCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.perform(this.session,
				new Act.Test(this.definition, EditionId.parse(this.week), EmailAddress.parse(this.to)));
	}

}
