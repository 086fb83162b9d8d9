package elchi.admin.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;

import elchi.admin.SendingRefusedException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;

/**
 * What all commands share: where they print, and how they open the application.
 */
final class Session {

	private final Class<?> application;

	private final String[] configuration;

	private final Supplier<@Nullable ConfigurableEnvironment> environment;

	private final ServerOptions servers;

	private final Terminal terminal;

	private final PrintWriter out;

	private final PrintWriter err;

	private final JsonMapper json = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	Session(Class<?> application, String[] configuration, ServerOptions servers, Terminal terminal, PrintWriter out,
			PrintWriter err) {
		this(application, configuration, () -> null, servers, terminal, out, err);
	}

	private Session(Class<?> application, String[] configuration,
			Supplier<@Nullable ConfigurableEnvironment> environment, ServerOptions servers, Terminal terminal,
			PrintWriter out, PrintWriter err) {
		this.application = application;
		this.configuration = configuration.clone();
		this.environment = environment;
		this.servers = servers;
		this.terminal = terminal;
		this.out = out;
		this.err = err;
	}

	Terminal terminal() {
		return this.terminal;
	}

	PrintWriter out() {
		return this.out;
	}

	PrintWriter err() {
		return this.err;
	}

	/**
	 * Prints a result for a program.
	 */
	void json(Object result) {
		this.out.println(this.json.writeValueAsString(result));
	}

	/**
	 * The same with another configuration. Neither variables of the environment nor files
	 * nor what was given for this session add to it, but for the logging.
	 */
	Session alone(List<String> configuration) {
		List<String> all = new ArrayList<>(configuration);
		all.add("--spring.config.location=classpath:/");
		if (Stream.of(this.configuration).noneMatch((own) -> own.startsWith("--logging.level."))) {
			all.add("--logging.level.elchi=WARN");
		}
		for (String own : this.configuration) {
			if (own.startsWith("--logging.") || own.startsWith("--spring.mail.properties.mail.smtp.pipelining=")) {
				all.add(own);
			}
			else {
				this.err.println("'%s' has no effect here.".formatted(own.split("=", 2)[0]));
			}
		}
		return new Session(this.application, all.toArray(String[]::new), Solitude::new, this.servers, this.terminal,
				this.out, this.err);
	}

	/**
	 * Has one thing done by the server that was named, or by the one that serves this
	 * home, or else in this process.
	 */
	int work(Work work) throws Exception {
		Optional<Server> named = this.servers.named();
		AtomicReference<Server> server = new AtomicReference<>();
		try {
			return opened((context) -> work.at(new OwnWorkplace(context)), (context) -> {
				named.or(() -> serving(context.getEnvironment())).ifPresent((found) -> {
					server.set(found);
					throw new SpringApplication.AbandonedRunException();
				});
			});
		}
		catch (SpringApplication.AbandonedRunException ex) {
			return served(server.get(), work);
		}
	}

	private Optional<Server> serving(Environment environment) {
		Optional<Server> server = ProcessFile.server(Path.of(environment.getRequiredProperty("elchi.home")));
		server.ifPresent((found) -> this.err
			.println("Asking the server at %s, which has this home.".formatted(found.address())));
		return server;
	}

	private int served(Server server, Work work) throws Exception {
		try {
			return work.at(new ServedWorkplace(server));
		}
		catch (ServerRefusedException ex) {
			return refused(ex.findings(), String.valueOf(ex.getMessage()), ex.exitCode());
		}
	}

	private int refused(List<String> findings, String message, int code) {
		if (findings.isEmpty()) {
			this.err.println(message);
			return code;
		}
		this.err.println("Nothing was run and nobody was mailed:");
		findings.forEach((finding) -> this.err.println("- " + finding));
		return code;
	}

	/**
	 * Opens the application without web server and schedule, does one thing and closes
	 * it.
	 */
	int inProcess(Task task) throws Exception {
		return inProcess(task, (context) -> {
		});
	}

	int inProcess(Task task, ApplicationContextInitializer<GenericApplicationContext> preparation) throws Exception {
		this.servers.refuse();
		return opened(task, preparation);
	}

	private int opened(Task task, ApplicationContextInitializer<GenericApplicationContext> preparation)
			throws Exception {
		SpringApplication spring = new SpringApplication(this.application);
		spring.setWebApplicationType(WebApplicationType.NONE);
		spring.setAdditionalProfiles("command");
		spring.setLogStartupInfo(false);
		spring.setEnvironment(this.environment.get());
		spring.addInitializers(new AbsoluteHome(), DemoHome.kept(), preparation);
		ConfigurableApplicationContext context;
		try {
			context = spring.run(this.configuration);
		}
		catch (SpringApplication.AbandonedRunException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			return exitCode(ex);
		}
		try (context) {
			return task.run(context);
		}
		catch (SendingRefusedException ex) {
			return refused(ex.findings(), String.valueOf(ex.getMessage()), ExitCodes.USAGE);
		}
		catch (IllegalStateException ex) {
			this.err.println(ex.getMessage());
			return ExitCodes.FAILED;
		}
	}

	/**
	 * Opens the application and leaves it open.
	 */
	int serve(Task afterwards) throws Exception {
		this.servers.refuse();
		SpringApplication spring = new SpringApplication(this.application);
		spring.addInitializers(new AbsoluteHome(), DemoHome.emptied());
		try {
			return afterwards.run(spring.run(this.configuration));
		}
		catch (Exception ex) {
			return exitCode(ex);
		}
	}

	/** The application has reported its own failure to start. */
	private static int exitCode(Exception ex) {
		return ExitCodes.of(ex);
	}

	/**
	 * One thing to do with an open application.
	 */
	@FunctionalInterface
	interface Task {

		int run(ApplicationContext context) throws Exception;

	}

	/**
	 * One thing to do wherever it is done.
	 */
	@FunctionalInterface
	interface Work {

		int at(Workplace workplace) throws Exception;

	}

	/**
	 * Knows what it is told, and nothing of the process around it.
	 */
	private static final class Solitude extends StandardEnvironment {

		@Override
		protected void customizePropertySources(MutablePropertySources sources) {
			// Neither system properties nor variables: they may name a real relay.
		}

	}

}
