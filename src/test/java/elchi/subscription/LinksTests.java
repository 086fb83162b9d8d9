package elchi.subscription;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;

import elchi.mail.EmailAddress;
import elchi.test.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LinksTests {

	private final MutableClock clock = MutableClock.at("2026-11-23T02:00:00Z");

	@TempDir
	private Path home;

	private Path file;

	private Links links;

	private long changes;

	@BeforeEach
	void open() {
		this.file = this.home.resolve("data/link-keys");
		this.links = reopened();
	}

	@Test
	void unsubscribeLinkSaysWhoAndWhatForEver() {
		URI link = this.links.unsubscribe(4711, "digest", "2026-W47", this.links.sealedKeyId());
		assertThat(link.toString()).matches("https://news\\.example\\.net/elchi/u/[A-Za-z0-9._-]+");
		this.clock.tick(Duration.ofDays(20_000));
		assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, token(link)))
			.contains(new LinkTicket(LinkPurpose.UNSUBSCRIBE, 4711, "digest", "2026-W47", null));
	}

	@Test
	void sameArgumentsMakeTheSameLinkAfterARestart() {
		URI link = this.links.unsubscribe(1, "digest", "k1");
		assertThat(this.links.unsubscribe(1, "digest", "k1")).isEqualTo(link);
		assertThat(reopened().unsubscribe(1, "digest", "k1")).isEqualTo(link);
		assertThat(this.links.unsubscribe(2, "digest", "k1")).isNotEqualTo(link);
		assertThat(this.links.unsubscribe(1, "alerts", "k1")).isNotEqualTo(link);
	}

	@Test
	void everyForgedCharacterIsNoticed() {
		String token = token(this.links.unsubscribe(4711, "digest", "2026-W47", "k1"));
		for (int position = 0; position < token.length(); position++) {
			char other = (token.charAt(position) != 'A') ? 'A' : 'B';
			String forged = token.substring(0, position) + other + token.substring(position + 1);
			assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, forged)).as(forged).isEmpty();
		}
	}

	@Test
	void everyShortenedOrLengthenedTokenIsNoticed() {
		String token = token(this.links.unsubscribe(4711, "digest", "2026-W47", "k1"));
		for (int length = 0; length < token.length(); length++) {
			assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, token.substring(0, length))).isEmpty();
			assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, token.substring(token.length() - length))).isEmpty();
		}
		assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, token + "A")).isEmpty();
		assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, token + "=")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", ".", "a.k1.b", "../../etc/passwd", "dXw=.k1.AAAAAAAAAAAAAAAAAAAAAAAA",
			"dXwxfGRpZ2VzdHx8.k9.AAAAAAAAAAAAAAAAAAAAAAAA", "\u0000", "dXwxfGRpZ2VzdHx8.k1." })
	void rubbishIsNoTicket(String token) {
		assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, token)).isEmpty();
	}

	@Test
	void ticketForAnotherListUnderTheSameMacIsForged() {
		String token = token(this.links.unsubscribe(1, "digest", "k1"));
		String said = new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))));
		String other = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString(said.replace("digest", "alerts").getBytes());
		assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, other + token.substring(token.indexOf('.')))).isEmpty();
	}

	@ParameterizedTest
	@EnumSource(names = "UNSUBSCRIBE", mode = EnumSource.Mode.EXCLUDE)
	void tokenIsWorthNothingForAnotherPurpose(LinkPurpose purpose) {
		String token = token(this.links.unsubscribe(1, "digest", "k1"));
		assertThat(this.links.read(purpose, token)).isEmpty();
	}

	@Test
	void preferencesLinkExpires() {
		String token = token(this.links.preferences(1, this.clock.instant(), "k1"));
		this.clock.tick(Links.PREFERENCES_LIFE.minusSeconds(1));
		assertThat(this.links.read(LinkPurpose.PREFERENCES, token)).isPresent();
		this.clock.tick(Duration.ofSeconds(1));
		assertThat(this.links.read(LinkPurpose.PREFERENCES, token)).isEmpty();
	}

	@Test
	void retiredKeyGoesOnVerifyingAndTheNewOneSigns() throws IOException {
		URI old = this.links.unsubscribe(1, "digest", "k1");
		addKey("k2");
		Links rotated = reopened();
		assertThat(rotated.sealedKeyId()).isEqualTo("k2");
		URI fresh = rotated.unsubscribe(1, "digest", "k2");
		assertThat(fresh).isNotEqualTo(old);
		assertThat(rotated.unsubscribe(1, "digest", "k1")).isEqualTo(old);
		assertThat(rotated.read(LinkPurpose.UNSUBSCRIBE, token(old))).isPresent();
		assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, token(fresh))).as("a running application").isPresent();
		String renamed = token(old).replace(".k1.", ".k2.");
		assertThat(rotated.read(LinkPurpose.UNSUBSCRIBE, renamed)).isEmpty();
	}

	@Test
	void runningApplicationSignsWithTheNewKeyAsSoonAsItIsThere() throws IOException {
		assertThat(this.links.sealedKeyId()).isEqualTo("k1");
		addKey("k2");
		assertThat(this.links.sealedKeyId()).isEqualTo("k2");
	}

	@ParameterizedTest
	@ValueSource(strings = { "k2", "k2 short", "k2 " + "\u00e4", "K2 AAAA",
			"k1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=" })
	void lineThatIsNoKeyStopsTheStartButNothingThatRuns(String line) throws IOException {
		String token = token(this.links.unsubscribe(1, "digest", "k1"));
		Files.writeString(this.file, line + "\n", StandardOpenOption.APPEND);
		renewed();
		assertThat(this.links.sealedKeyId()).isEqualTo("k1");
		assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, token)).isPresent();
		assertThatIllegalStateException().isThrownBy(() -> reopened().sealedKeyId())
			.withMessageContaining(this.file.toString())
			.withMessageNotContaining("AAAA");
	}

	@Test
	void linksOfAnotherHomeAreForged(@TempDir Path other) {
		Links elsewhere = new Links(new LinkKeys(other.resolve("link-keys")), publisher(), this.clock);
		assertThat(this.links.read(LinkPurpose.UNSUBSCRIBE, token(elsewhere.unsubscribe(1, "digest", "k1")))).isEmpty();
	}

	@Test
	void keysAreForTheirOwnerAlone() throws IOException {
		assertThat(this.file).doesNotExist();
		assertThat(this.links.sealedKeyId()).isEqualTo("k1");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(this.file))).isEqualTo("rw-------");
		assertThat(this.file.getParent()).isDirectoryContaining((path) -> path.equals(this.file));
		assertThat(Files.list(this.file.getParent())).hasSize(1);
	}

	@Test
	void unknownKeyOrListCannotSign() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.links.unsubscribe(1, "digest", "k7"))
			.withMessageContaining("Unknown link key 'k7'");
		assertThatIllegalArgumentException().isThrownBy(() -> this.links.unsubscribe(1, "weekly", "k1"))
			.withMessageContaining("Unknown list 'weekly'");
	}

	@Test
	void mailUnsubscribesWithTheLinksTokenWhereItIsRead() {
		String link = this.links.unsubscribe(1, "digest", "k1").toString();
		assertThat(this.links.listUnsubscribe(link)).isEqualTo("<" + link + ">");
		Links read = new Links(new LinkKeys(this.file), publisher(),
				EmailAddress.parse("unsubscribe@bounce.example.net"), this.clock);
		String token = link.substring(link.lastIndexOf('/') + 1);
		assertThat(read.listUnsubscribe(link))
			.isEqualTo("<mailto:unsubscribe@bounce.example.net?subject=%s>, <%s>".formatted(token, link));
		assertThat(read.read(LinkPurpose.UNSUBSCRIBE, token)).map(LinkTicket::subject).contains("digest");
	}

	private void addKey(String id) throws IOException {
		Files.writeString(this.file, id + " " + Base64.getEncoder().encodeToString(new byte[32]) + "\n",
				StandardOpenOption.APPEND);
		renewed();
	}

	/**
	 * A clock of files may be coarse.
	 */
	private void renewed() throws IOException {
		this.changes++;
		Files.setLastModifiedTime(this.file, FileTime.from(Instant.EPOCH.plusSeconds(this.changes)));
	}

	private Links reopened() {
		return new Links(new LinkKeys(this.file), publisher(), this.clock);
	}

	private static Publisher publisher() {
		return PublisherTests.bind("public-url", "https://news.example.net/elchi/");
	}

	private static String token(URI link) {
		String path = link.getPath();
		return path.substring(path.lastIndexOf('/') + 1);
	}

}
