package elchi.subscription;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import elchi.mail.EmailAddress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who publishes: the names and addresses that every mail bears. Without configuration
 * they lie at {@code elchi.example}, which is good enough for a machine that mails to
 * itself; {@link #missing} says what a real relay needs.
 *
 * @param name name of the publication, at the head of mails and pages
 * @param digestFrom author's address of the digest
 * @param alertsFrom author's address of alerts
 * @param domain domain of Message-IDs and of List-Id
 * @param bounceDomain domain of the return paths
 * @param postalAddress postal address of the publisher, at the foot of every mail
 * @param publicUrl address under which readers reach the public pages; https for a relay
 * that is not loopback
 */
@ConfigurationProperties("elchi.publisher")
public record Publisher(@DefaultValue("Elchi") String name, @DefaultValue("digest@" + EXAMPLE) EmailAddress digestFrom,
		@DefaultValue("alerts@" + EXAMPLE) EmailAddress alertsFrom, @DefaultValue(EXAMPLE) String domain,
		@DefaultValue("bounce." + EXAMPLE) String bounceDomain, @DefaultValue(NOWHERE) String postalAddress,
		@DefaultValue("http://localhost:8080") URI publicUrl) {

	private static final String EXAMPLE = "elchi.example";

	private static final String NOWHERE = "An example without a postal address";

	private static final Pattern RESERVED = Pattern
		.compile("(?i)(.*[.@])?(example|invalid|test|localhost|example\\.(com|net|org))");

	public Publisher {
		if (publicUrl.getHost() == null || !List.of("http", "https").contains(publicUrl.getScheme())) {
			throw new IllegalArgumentException(
					"elchi.publisher.public-url '%s' is not an address such as https://news.example.com"
						.formatted(publicUrl));
		}
	}

	/**
	 * What must be configured before mail may go to a relay that is not loopback, one
	 * sentence each; empty if all is there.
	 */
	public List<String> missing() {
		List<String> missing = new ArrayList<>();
		check(missing, "digest-from", this.digestFrom.value());
		check(missing, "alerts-from", this.alertsFrom.value());
		check(missing, "domain", this.domain);
		check(missing, "bounce-domain", this.bounceDomain);
		if (this.postalAddress.isBlank() || this.postalAddress.equals(NOWHERE)) {
			missing.add("elchi.publisher.postal-address is not set");
		}
		if (!"https".equals(this.publicUrl.getScheme())) {
			missing.add("elchi.publisher.public-url '%s' is not https".formatted(this.publicUrl));
		}
		return missing;
	}

	/**
	 * An address below the public one, {@code page("archive/2026-W39")}.
	 */
	public URI page(String path) {
		String base = this.publicUrl.toString();
		return URI.create((base.endsWith("/") ? base : base + "/") + path);
	}

	private static void check(List<String> missing, String property, String value) {
		if (value.isBlank() || RESERVED.matcher(value).matches()) {
			missing.add("elchi.publisher.%s '%s' is not a domain that you own".formatted(property, value));
		}
	}

}
