package elchi.subscription;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

import elchi.job.DemoSeed;

import org.springframework.core.io.ClassPathResource;

/**
 * The readers of the demonstration.
 */
final class SampleSubscribers implements DemoSeed {

	private final SubscriberImport subscribers;

	SampleSubscribers(SubscriberImport subscribers) {
		this.subscribers = subscribers;
	}

	@Override
	public String name() {
		return "subscribers";
	}

	@Override
	public void sow() {
		try (InputStream file = new ClassPathResource("demo/subscribers.csv").getInputStream()) {
			this.subscribers.run(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
