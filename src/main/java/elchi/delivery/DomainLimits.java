package elchi.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import elchi.mail.EmailAddress;
import elchi.mail.Rate;
import org.jspecify.annotations.Nullable;

/**
 * The limits that are configured for recipients' domains.
 */
final class DomainLimits {

	static final DomainLimits NONE = of(Map.of());

	private static final String OTHERS = "others";

	private static final String PREFIX = "elchi.delivery.domains.";

	private final Map<String, DomainLimit> limits = new TreeMap<>();

	private DomainLimits() {
	}

	/**
	 * Reads {@code gmail.com.rate} and {@code gmail.com.connections}, and the same of
	 * {@code others}.
	 * @throws IllegalArgumentException with all that is wrong with them
	 */
	static DomainLimits of(Map<String, String> properties) {
		DomainLimits limits = new DomainLimits();
		List<String> findings = new ArrayList<>();
		new TreeMap<>(properties).forEach((name, value) -> {
			try {
				limits.add(name, value.strip());
			}
			catch (IllegalArgumentException ex) {
				findings.add("'%s%s': %s".formatted(PREFIX, name, ex.getMessage()));
			}
		});
		if (!findings.isEmpty()) {
			throw new IllegalArgumentException(String.join("; ", findings));
		}
		return limits;
	}

	private void add(String property, String value) {
		int dot = property.lastIndexOf('.');
		String domain = domain(property.substring(0, Math.max(0, dot)));
		DomainLimit limit = this.limits.getOrDefault(domain, new DomainLimit(null, 0));
		this.limits.put(domain, switch (property.substring(dot + 1)) {
			case "rate" -> new DomainLimit(Rate.of(value), limit.connections());
			case "connections" -> new DomainLimit(limit.rate(), connections(value));
			default -> throw new IllegalArgumentException(
					"a domain has no '%s'; it has a rate and connections".formatted(property.substring(dot + 1)));
		});
	}

	private static String domain(String name) {
		if (name.equals(OTHERS)) {
			return name;
		}
		try {
			return new EmailAddress("a@" + name).domain();
		}
		catch (IllegalArgumentException ex) {
			throw new IllegalArgumentException("'%s' is not a domain such as gmail.com, nor 'others'".formatted(name));
		}
	}

	private static int connections(String value) {
		if (!value.matches("[1-9]\\d?|100")) {
			throw new IllegalArgumentException("'%s' connections are not possible; 1 to 100 are".formatted(value));
		}
		return Integer.parseInt(value);
	}

	boolean isEmpty() {
		return this.limits.isEmpty();
	}

	/**
	 * The limit of a domain; empty if it gets as much as there is.
	 */
	Optional<DomainLimit> find(String domain) {
		@Nullable DomainLimit own = this.limits.get(domain);
		return Optional.ofNullable((own != null) ? own : this.limits.get(OTHERS));
	}

}
