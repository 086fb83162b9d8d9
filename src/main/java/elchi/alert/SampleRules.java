package elchi.alert;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import elchi.job.DemoSeed;

import org.springframework.core.io.ClassPathResource;

/**
 * The rules of the demonstration's traders.
 */
final class SampleRules implements DemoSeed {

	private final RuleImport rules;

	SampleRules(RuleImport rules) {
		this.rules = rules;
	}

	@Override
	public String name() {
		return "rules";
	}

	@Override
	public void sow() {
		try (InputStream file = new ClassPathResource("demo/rules.csv").getInputStream()) {
			this.rules.run(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
