package elchi.digest;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.LongFunction;

import elchi.mail.MailMessage;
import elchi.subscription.Preferences;
import elchi.subscription.Preferences.Format;
import elchi.subscription.Preferences.Style;
import elchi.subscription.Subscriber;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints what it costs to compose a digest for one reader, from the reader's row to the
 * octets, in time of the processor.
 */
@Tag("benchmark")
class ComposingBenchmark {

	private static final Logger LOG = LoggerFactory.getLogger(ComposingBenchmark.class);

	private long octets;

	@ParameterizedTest(name = "{0}")
	@ValueSource(strings = { "en", "ru" })
	void compose(String language, @TempDir Path home) throws Exception {
		Preferences preferences = DigestPress.preferences(language, Set.of(), Format.HTML, Style.EXCERPTS);
		String title = language.equals("ru") ? "Курс тенге и всё прочее за неделю в Центральной Азии"
				: "Kazakhstan's central bank holds its base rate";
		try (DigestPress press = new DigestPress(home, Map.of())) {
			FrozenEdition edition = press.edition(DigestPress.document(5, title));
			Rendering plain = press.renderer.plain(edition, preferences);
			double alone = micros(500, (number) -> press.mail(edition, plain, reader(number, preferences)));
			double spliced = micros(20_000, (number) -> press.shared(edition, reader(number, preferences)));
			LOG.warn("Measured language={} octets={} plain={}us spliced={}us", language, this.octets, alone, spliced);
		}
	}

	private double micros(int messages, LongFunction<MailMessage> compose) {
		compose(messages, compose);
		ThreadMXBean thread = ManagementFactory.getThreadMXBean();
		long begun = thread.getCurrentThreadCpuTime();
		compose(messages, compose);
		return Math.round((thread.getCurrentThreadCpuTime() - begun) / 100.0 / messages) / 10.0;
	}

	private void compose(int messages, LongFunction<MailMessage> compose) {
		for (int i = 0; i < messages; i++) {
			this.octets = compose.apply(i).octets().length;
		}
	}

	private static Subscriber reader(long number, Preferences preferences) {
		return DigestPress.reader(number, "reader" + number + "@example.org", preferences);
	}

}
