package elchi.admin.cli;

import java.nio.file.Path;
import java.util.Map;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Makes the home absolute before anything uses it: H2 refuses a bare {@code data}.
 */
final class AbsoluteHome implements ApplicationContextInitializer<ConfigurableApplicationContext>, Ordered {

	private static final String HOME = "elchi.home";

	@Override
	public void initialize(ConfigurableApplicationContext context) {
		ConfigurableEnvironment environment = context.getEnvironment();
		String home = environment.getProperty(HOME);
		if (home != null) {
			Path absolute = Path.of(home).toAbsolutePath().normalize();
			environment.getPropertySources()
				.addFirst(new MapPropertySource("absolute home", Map.of(HOME, absolute.toString())));
		}
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE;
	}

}
