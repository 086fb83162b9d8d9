package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import elchi.test.MutableClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class DkimSignerTests {

	private static final String DOMAIN = "news.example.com";

	private static final Map<String, String> BOTH_PASS = Map.of("2026-11-rsa", "pass", "2026-11-ed25519", "pass");

	/** RFC 8463, appendix A. */
	private static final String SAMPLE = """
			DKIM-Signature: v=1; a=ed25519-sha256; c=relaxed/relaxed;
			 d=football.example.com; i=@football.example.com;
			 q=dns/txt; s=brisbane; t=1528637909; h=from : to :
			 subject : date : message-id : from : subject : date;
			 bh=2jUSOH9NhtVGCQWNr9BrIAPreKQjO6Sn7XIkfJVOzv8=;
			 b=/gCrinpcQOoIfuHNQIbq4pgh9kyIK3AQUdt9OdqQehSwhEIug4D11Bus
			 Fa3bT3FY5OsU7ZbnKELq+eXdp1Q1Dw==
			From: Joe SixPack <joe@football.example.com>
			To: Suzie Q <suzie@shopping.example.net>
			Subject: Is dinner ready?
			Date: Fri, 11 Jul 2003 21:00:37 -0700 (PDT)
			Message-ID: <20030712040037.46341.5F8J@football.example.com>

			Hi.

			We lost the game.  Are you hungry yet?

			Joe.
			""".replace("\n", "\r\n");

	@TempDir
	private static Path folder;

	private static List<DkimRecord> records;

	private final DkimKeys keys = new DkimKeys(folder.resolve("dkim"));

	private DkimSigner signer;

	private DkimVerifier verifier;

	@BeforeAll
	static void makeKeys() {
		records = new DkimKeys(folder.resolve("dkim")).make("2026-11", DOMAIN);
	}

	@BeforeEach
	void readKeys() {
		this.signer = new DkimSigner(DOMAIN,
				records.stream().map((record) -> this.keys.read(record.selector())).toList(),
				MutableClock.at("2026-11-23T06:00:00Z"));
		this.verifier = new DkimVerifier(
				records.stream().collect(Collectors.toMap(DkimRecord::name, DkimRecord::text)));
	}

	@Test
	void verifierOfTheseTestsAgreesWithTheStandard() throws Exception {
		DkimVerifier receiver = new DkimVerifier(Map.of("brisbane._domainkey.football.example.com",
				"v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo="));
		assertThat(receiver.verify(SAMPLE)).containsExactly(Map.entry("brisbane", "pass"));
		assertThat(receiver.verify(SAMPLE.replace("dinner", "supper")))
			.containsExactly(Map.entry("brisbane", "signature"));
	}

	@Test
	void bothSignaturesPassByWhatDnsSays() throws Exception {
		String signed = sign(Letters.letter());
		assertThat(this.verifier.verify(signed)).isEqualTo(BOTH_PASS);
		assertThat(signed).endsWith(text(Letters.letter().octets()));
		assertThat(signed.substring(0, signed.indexOf("\r\nFrom:")).split("\r\n"))
			.allSatisfy((line) -> assertThat(line.length()).isLessThan(79));
		assertThat(this.verifier.verify(sign(Letters.to("ann@example.org")))).isEqualTo(BOTH_PASS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "\r\n", "\r\n\r\n\r\n", " \r\n", "a", "a \t \r\n\r\n \r\n", " a\tb  c\r\n\r\n\r\nd",
			"\r\n\r\na\r\n", "\u00ff\u0080\r\n" })
	void everyBodyIsUnderstoodAsReceiversDo(String body) throws Exception {
		String message = "From: a@news.example.com\r\nSubject:\r\n folded \t more \r\nX-Empty:\r\n\r\n" + body;
		String signatures = this.signer.signatures(message.getBytes(StandardCharsets.ISO_8859_1));
		assertThat(this.verifier.verify(signatures + message)).isEqualTo(BOTH_PASS);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Subject: =                  | Subject:  \t=
			MIME-Version: 1.0           | mime-version:   1.0
			>, <mailto:                 | >,\\n\t<mailto:
			""")
	void blanksAndFoldingMayChangeOnTheWay(String from, String to) throws Exception {
		String signed = sign(Letters.letter()).replace(">,\r\n <mailto", ">, <mailto");
		String changed = signed.replace(from, to.replace("\\n", "\r\n"));
		assertThat(changed).isNotEqualTo(signed);
		assertThat(this.verifier.verify("Received: by relay\r\n" + changed + "\r\n\r\n")).isEqualTo(BOTH_PASS);
	}

	@ParameterizedTest
	@ValueSource(strings = { "From", "To", "Cc", "Reply-To", "Subject", "Date", "Message-ID", "List-Unsubscribe",
			"List-Unsubscribe-Post", "MIME-Version", "Content-Type", "Content-Transfer-Encoding" })
	void nobodyCanPutASecondFieldInFront(String name) throws Exception {
		assertThat(this.verifier.verify(name + ": eve@example.org\r\n" + sign(Letters.letter())).values())
			.containsOnly("signature");
	}

	@ParameterizedTest
	@CsvSource({ "441,144,body hash", "weekly.news,daily.news,signature", "One-Click,Two-Click,signature",
			"reader@,eve@,signature" })
	void changedMessageFails(String from, String to, String verdict) throws Exception {
		String signed = sign(Letters.letter("reader@example.org", "Week 39", null, Letters.letter().headers(),
				"Tenge 441,97\n", null, List.of()));
		assertThat(this.verifier.verify(signed.replace(from, to)).values()).containsOnly(verdict);
	}

	@Test
	void everythingThatAReceiverActsOnIsSigned() {
		String signed = sign(Letters.letter());
		Map<String, String> tags = DkimVerifier
			.tags(signed.substring("DKIM-Signature:".length(), signed.indexOf("\r\nDKIM-Signature")));
		assertThat(tags).containsEntry("a", "rsa-sha256")
			.containsEntry("c", "relaxed/relaxed")
			.containsEntry("t", "1795413600")
			.doesNotContainKeys("l", "x");
		assertThat(tags.get("h").split(":", -1)).contains("List-Id")
			.containsSubsequence("From", "From", "To", "To", "Subject", "Subject", "List-Unsubscribe",
					"List-Unsubscribe", "List-Unsubscribe-Post", "List-Unsubscribe-Post");
	}

	@Test
	void keysAreReadByTheirOwnerOnlyAndNeverOverwritten() throws Exception {
		Path file = folder.resolve("dkim/2026-11-rsa.pem");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
		assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
			.isEqualTo("rwx------");
		assertThat(this.keys.read("2026-11-rsa").toString()).isEqualTo("DkimKey[selector=2026-11-rsa, algorithm=RSA]");
		assertThatIllegalArgumentException().isThrownBy(() -> this.keys.make("2026-11", DOMAIN))
			.withMessageContaining("There is a key '2026-11-rsa' already");
		assertThat(this.keys.records("other.example.com")).extracting(DkimRecord::name)
			.containsExactly("2026-11-ed25519._domainkey.other.example.com",
					"2026-11-rsa._domainkey.other.example.com");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "-a", "a.b", "../a", "A", "a b" })
	void whatIsNoLabelOfDnsNamesNoKey(String name) {
		assertThatIllegalArgumentException().isThrownBy(() -> this.keys.make(name, DOMAIN))
			.withMessageContaining("'" + name + "' cannot name a key");
		assertThatIllegalArgumentException().isThrownBy(() -> this.keys.make("good", name))
			.withMessageContaining("'" + name + "' cannot sign");
	}

	private String sign(MailMessage message) {
		return text(WireLines.joined(this.signer.sign(message.lines())));
	}

	private static String text(byte[] octets) {
		return new String(octets, StandardCharsets.ISO_8859_1);
	}

}
