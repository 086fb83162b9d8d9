package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.Act;
import elchi.digest.Week;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Brings an edition to those who have come since, and to whom it is due.
 */
@Command(name = "rerun", mixinStandardHelpOptions = true,
		description = "Brings the edition of a week to those who have come since it was sealed, and to whom it is still due. "
				+ "Nobody who had it, may have had it or refused it is mailed.",
		footerHeading = "%nExamples:%n",
		footer = { "  elchi rerun weekly-digest --week=2026-W39 --reason=\"an import was late\" --dry-run",
				"  elchi rerun weekly-digest --week=2026-W39 --reason=\"an import was late\"" })
final class RerunCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	private final ActOptions options = new ActOptions();

	@Parameters(paramLabel = "DEFINITION", description = "Name of the digest's definition.")
	private String definition = "";

	@Option(names = "--week", paramLabel = "WEEK", required = true, description = "ISO week, 2026-W39.")
	private String week = "";

	RerunCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.options.performForReason(this.session, new Act.Rerun(this.definition, Week.parse(this.week)));
	}

}
