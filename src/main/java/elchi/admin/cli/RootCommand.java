package elchi.admin.cli;

import java.util.concurrent.Callable;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The command without a name: serve.
 */
@Command(name = "elchi", mixinStandardHelpOptions = true, version = "Elchi",
		description = "Brings the week of Central Asia to its readers and the move of its currencies to its traders.",
		footerHeading = "%nExamples:%n",
		footer = { "  elchi                                   serve at http://localhost:8080",
				"  elchi run weekly-digest --week=2026-W39 assemble and mail one week",
				"  elchi runs --json                       the last runs, for a program",
				"  elchi run collect --elchi.home=/var/lib/elchi", "",
				"--elchi.*, --spring.*, --server.* and --logging.* are configuration and may stand anywhere.",
				"Exit codes: 0 done, 1 the run failed, 2 bad usage or configuration, 3 waiting for an operator." })
final class RootCommand implements Callable<Integer> {

	private final Session session;

	@Mixin
	@SuppressWarnings("UnusedVariable")
	private final ServerOptions servers;

	RootCommand(Session session, ServerOptions servers) {
		this.session = session;
		this.servers = servers;
	}

	@Override
	public Integer call() throws Exception {
		return new ServeCommand(this.session).call();
	}

}
