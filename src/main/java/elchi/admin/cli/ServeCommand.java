package elchi.admin.cli;

import java.util.concurrent.Callable;

import elchi.admin.access.Users;
import elchi.job.JobRunner;
import elchi.job.JobRuns;
import picocli.CommandLine.Command;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Profiles;

/**
 * Serves: scheduler and console.
 */
@Command(name = "serve", mixinStandardHelpOptions = true,
		description = "Serves: the scheduler and the console. This is what is done without a command.",
		footerHeading = "%nExamples:%n",
		footer = { "  elchi serve --server.port=8081", "  elchi --spring.profiles.active=demo" })
final class ServeCommand implements Callable<Integer> {

	private final Session session;

	ServeCommand(Session session) {
		this.session = session;
	}

	@Override
	public Integer call() throws Exception {
		return this.session.serve(this::afterwards);
	}

	private int afterwards(ApplicationContext context) throws InterruptedException {
		String address = ProcessFile.address(context);
		if (context.getEnvironment().acceptsProfiles(Profiles.of("demo"))) {
			new DemoStory(context.getBean(JobRunner.class), context.getBean(JobRuns.class), RunReport.of(context),
					this.session.out())
				.play(address);
		}
		context.getBean(Users.class)
			.setUp()
			.ifPresent((secret) -> this.session.out()
				.println("Nobody can log in yet. Make the first owner within 24 hours: %s/setup/%s".formatted(address,
						secret)));
		return ExitCodes.SERVING;
	}

}
