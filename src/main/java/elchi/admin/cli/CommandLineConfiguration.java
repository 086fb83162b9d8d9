package elchi.admin.cli;

import java.nio.file.Path;

import elchi.admin.access.OwnToken;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * Says which process holds the home.
 */
@Configuration(proxyBeanMethods = false)
class CommandLineConfiguration {

	@Bean
	ProcessFile processFile(Environment environment, OwnToken token) {
		return new ProcessFile(Path.of(environment.getRequiredProperty("elchi.home")),
				environment.getProperty("server.address", "localhost"), token.secret());
	}

	@Bean
	@Profile("command")
	SmartInitializingSingleton heldHome(ProcessFile processFile) {
		return processFile::hold;
	}

}
