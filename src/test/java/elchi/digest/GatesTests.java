package elchi.digest;

import java.time.Duration;
import java.util.Map;

import elchi.digest.Gates.Action;
import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class GatesTests {

	@Test
	void whatElseHappensIsReadFromTheDefinition() {
		Gates gates = new Binder(new MapConfigurationPropertySource(
				Map.of("gates.min-articles.value", "9", "gates.min-articles.else", "skip", "gates.stale-rates.after",
						"3d", "gates.stale-rates.else", "ask", "gates.no-rates", "notice")))
			.bind("gates", Bindable.of(Gates.class))
			.get();
		assertThat(gates).isEqualTo(new Gates(Action.SKIP, new Gates.MinArticles(9, Action.SKIP),
				new Gates.StaleRates(Duration.ofDays(3), Action.ASK), Action.NOTICE));
	}

}
