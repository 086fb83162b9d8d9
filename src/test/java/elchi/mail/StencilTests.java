package elchi.mail;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import elchi.mail.MailMessage.InlineImage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A message from a stencil is the same octets as the same message in plain.
 */
class StencilTests {

	/** What lines are made of: ends of all kinds, dots, blanks, other scripts. */
	private static final String[] MATTER = { "\n", "\n", "\r\n", "\r", "\n.", "\n..\n", " ", " \n", "\t", "=", "=20",
			"a", "Elchi", "тенге", "–", "\u0001", "\ud83d\ude00", "x".repeat(70), "y".repeat(90), "From ",
			"https://example.org/u/abc.k1.def", ".", "" };

	static IntStream draws() {
		return IntStream.range(0, 12);
	}

	@ParameterizedTest
	@MethodSource("draws")
	void aFilledStencilIsTheOctetsOfTheWholeText(int seed) {
		Random random = new Random(seed);
		for (int draw = 0; draw < 150; draw++) {
			compare(random, (draw % 3 == 0) ? 11 : MATTER.length);
		}
	}

	private static void compare(Random random, int words) {
		List<String> pieces = matter(random, 1 + random.nextInt(5), random.nextInt(60), words);
		Stencil stencil = Stencil.of(pieces);
		for (int message = 0; message < 3; message++) {
			List<String> gaps = matter(random, pieces.size() - 1, random.nextInt(8), words);
			Body filled = stencil.fill(gaps);
			String whole = together(pieces, gaps);
			assertThat(text(message(filled, null, List.of())))
				.isEqualTo(text(message(Body.of(whole), null, List.of())));
		}
	}

	@Test
	void everyEncodingIsMet() {
		List<TransferEncoding> met = List.of(TransferEncoding.SEVEN_BIT, TransferEncoding.QUOTED_PRINTABLE,
				TransferEncoding.BASE64);
		List<String> texts = List.of("short\n", "long ".repeat(30) + "\n", "тенге укрепился\n".repeat(30));
		for (int i = 0; i < met.size(); i++) {
			Body filled = Stencil.of(List.of(texts.get(i), "\nend\n")).fill(List.of("ann@example.org"));
			assertThat(text(message(filled, null, List.of()))).contains("Content-Transfer-Encoding: " + met.get(i))
				.isEqualTo(text(message(Body.of(texts.get(i) + "ann@example.org\nend\n"), null, List.of())));
		}
	}

	@Test
	void oneValueCanChangeTheEncodingOfAll() {
		Stencil stencil = Stencil.of(List.of("first\n", "\nlast\n"));
		for (String value : List.of("a", "a".repeat(80), "я".repeat(40), "b")) {
			assertThat(text(message(stencil.fill(List.of(value)), null, List.of())))
				.isEqualTo(text(message(Body.of("first\n" + value + "\nlast\n"), null, List.of())));
		}
	}

	@Test
	void bothPartsAndTheImagesAreTheSameOctets() {
		Stencil text = Stencil.of(List.of("Tenge\n.\n", "\nend"));
		Stencil html = Stencil.of(List.of("<style>\n.up{}\n</style>\n<a href='", "'>тенге</a>\n"));
		byte[] png = new byte[5000];
		new Random(7).nextBytes(png);
		List<InlineImage> images = List.of(new InlineImage("chart", "image/png", png),
				new InlineImage("empty", "image/png", new byte[0]));
		for (String value : List.of("https://example.org/a", "https://example.org/" + "b".repeat(200))) {
			MailMessage spliced = message(text.fill(List.of(value)), html.fill(List.of(value)), images);
			MailMessage plain = message(Body.of("Tenge\n.\n" + value + "\nend"),
					Body.of("<style>\n.up{}\n</style>\n<a href='" + value + "'>тенге</a>\n"), images);
			assertThat(text(spliced)).isEqualTo(text(plain));
			assertThat(spliced.html()).isEqualTo(plain.html());
			assertThat(spliced.text()).isEqualTo(plain.text() + "\n");
		}
	}

	@ParameterizedTest
	@MethodSource("draws")
	void whatTravelsIsTheMessageWithItsDotsDoubled(int seed) {
		Random random = new Random(seed);
		List<String> pieces = matter(random, 1 + random.nextInt(4), random.nextInt(30), 11);
		Body filled = Stencil.of(pieces).fill(matter(random, pieces.size() - 1, 3, 11));
		MailMessage message = message(filled, null, List.of());
		WireMessage wire = new WireMessage(message.envelopeFrom(), message.to().address(), message.lines());
		assertThat(wire.octets()).isEqualTo(message.octets());
		assertThat(LineEnds.areClean(wire.octets())).isTrue();
		String doubled = text(message).replace("\r\n.", "\r\n..");
		assertThat(new String(wire.stuffed(), StandardCharsets.ISO_8859_1)).isEqualTo(doubled);
		WireMessage strange = new WireMessage(message.envelopeFrom(), message.to().address(), message.octets());
		assertThat(strange.stuffed()).isEqualTo(wire.stuffed());
	}

	@Test
	void asManyValuesAsGapsAreNeeded() {
		Stencil stencil = Stencil.of(List.of("a", "b\nc", "d"));
		assertThatIllegalArgumentException().isThrownBy(() -> stencil.fill(List.of("1")))
			.withMessage("1 values for 2 gaps");
	}

	private static List<String> matter(Random random, int pieces, int length, int words) {
		List<String> matter = new ArrayList<>();
		for (int i = 0; i < pieces; i++) {
			StringBuilder piece = new StringBuilder();
			for (int j = random.nextInt(length + 1); j > 0; j--) {
				piece.append(MATTER[random.nextInt(words)]);
			}
			matter.add(piece.toString());
		}
		return matter;
	}

	private static String together(List<String> pieces, List<String> gaps) {
		StringBuilder whole = new StringBuilder(pieces.get(0));
		for (int i = 0; i < gaps.size(); i++) {
			whole.append(gaps.get(i)).append(pieces.get(i + 1));
		}
		return whole.toString();
	}

	private static MailMessage message(Body text, @Nullable Body html, List<InlineImage> images) {
		MailMessage letter = Letters.letter();
		return new MailMessage(letter.envelopeFrom(), letter.from(), letter.to(), letter.subject(), letter.date(),
				letter.messageId(), null, letter.headers(), letter.language(), new MailContent(text, html, images));
	}

	private static String text(MailMessage message) {
		return new String(message.octets(), StandardCharsets.ISO_8859_1);
	}

}
