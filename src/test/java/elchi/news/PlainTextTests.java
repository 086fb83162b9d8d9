package elchi.news;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PlainTextTests {

	@Test
	void nothingThatActsOrTracksIsLeft() {
		assertThat(PlainText.of("""
				<p onclick="x()">Rates <b>rose</b>
				again.</p><script>alert(1)</script><style>p {}</style><img src="https://t.example/p.gif" alt="pixel">
				<figure><figcaption>Photo: Akorda</figcaption></figure><iframe src="x">frame</iframe>
				<ul><li>One</li><li>Two</li></ul>Line<br>break"""))
			.isEqualTo("Rates rose again.\nOne\nTwo\nLine\nbreak");
	}

	@Test
	void entitiesOfATextAreDecodedOnceAndOfATitleTwice() {
		assertThat(PlainText.of("a &amp;lt;b&amp;gt; c")).isEqualTo("a &lt;b&gt; c");
		assertThat(PlainText.ofTitle("Central Asia&amp;#8217;s  dams\n&amp;amp; rivers"))
			.isEqualTo("Central Asia’s dams & rivers");
	}

	@Test
	void whatTurnsTheDirectionOrCannotBeSeenIsRemoved() {
		assertThat(PlainText.of("pay \u202Egnp.exe\u202C \u2066x\u2069 ze\u200Bro\u00AD \uFEFFend\u0007"))
			.isEqualTo("pay gnp.exe x zero end");
	}

	@Test
	void textThatWasEncodedTwiceIsDecodedAgain() {
		assertThat(PlainText.of("more&#226;&#128;&#166;")).isEqualTo("more…");
		assertThat(PlainText.of("Ã© is left")).isEqualTo("Ã© is left");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Rates rose. Traders expect...               | Rates rose. Traders expect | true
			Rates rose. Traders expect […]              | Rates rose. Traders expect | true
			Rates rose. Traders expect [...]            | Rates rose. Traders expect | true
			Rates rose. Traders expect… Continue reading | Rates rose. Traders expect | true
			Rates rose. Continue reading Rates → | Rates rose.                | true
			Ставки выросли. Читать далее                | Ставки выросли.            | true
			Rates rose. The post Rates appeared first on Outlet. | Rates rose.        | false
			Rates rose. Сообщение Ставки появились сначала на Outlet. | Rates rose.   | false
			Rates rose.                                 | Rates rose.                | false
			""")
	void markOfACutIsRecognised(String text, String left, boolean truncated) {
		assertThat(Cut.of(text)).isEqualTo(new Cut(left, truncated));
	}

}
