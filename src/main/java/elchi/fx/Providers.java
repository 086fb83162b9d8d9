package elchi.fx;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/**
 * All providers by name.
 */
class Providers {

	private final Map<String, QuoteProvider> byName = new TreeMap<>();

	Providers(Collection<QuoteProvider> providers) {
		providers.forEach((provider) -> this.byName.put(provider.name(), provider));
	}

	static Providers all() {
		return new Providers(List.of(new NbkProvider(), new NbkrProvider(), new NbtProvider(), new CbuProvider(),
				new CbtProvider(), new CbrProvider(), new EcbProvider(), new CurrencyApiProvider(),
				new SavedTickerProvider(), new CsvProvider()));
	}

	Set<String> names() {
		return this.byName.keySet();
	}

	QuoteProvider of(RateSource source) {
		return Objects.requireNonNull(this.byName.get(source.provider()),
				() -> "Unknown provider '%s'".formatted(source.provider()));
	}

}
