package elchi.admin.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;

import elchi.job.JobDefinitions;
import elchi.template.Templates;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/**
 * The pages of the console.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableConfigurationProperties(ConsoleProperties.class)
class ConsoleConfiguration {

	@Bean
	ConsolePages consolePages(Templates templates) {
		return new ConsolePages(templates);
	}

	@Bean
	RunWords runWords(ConsoleProperties properties) {
		return new RunWords(properties.zone());
	}

	@Bean
	OverviewView.Maker overviewMaker(JobDefinitions definitions, RunWords words, Clock clock, Environment environment) {
		boolean scheduled = environment.getProperty("elchi.jobs.schedule", Boolean.class, true);
		return new OverviewView.Maker(definitions, words, clock, scheduled);
	}

	/**
	 * Without a login, the console is for this machine alone.
	 */
	@Bean
	SmartInitializingSingleton loopbackOnly(Environment environment, ConsoleProperties properties) {
		return () -> {
			String address = environment.getProperty("server.address", "");
			if (!properties.open() && !loopback(address)) {
				throw new ConsoleExposedException(address);
			}
		};
	}

	private static boolean loopback(String address) {
		try {
			return !address.isEmpty() && InetAddress.getByName(address).isLoopbackAddress();
		}
		catch (UnknownHostException ex) {
			return false;
		}
	}

}
