package elchi.template;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ParagraphTests {

	@Test
	void linesAreFoldedAtSpaces() {
		String text = "The tenge gained 0.77% to 441.97 per dollar. The som, the somoni and the sum stayed within 0.1%.";
		assertThat(Paragraph.wrap(text)).isEqualTo("""
				The tenge gained 0.77% to 441.97 per dollar. The som, the somoni and the
				sum stayed within 0.1%.""");
	}

	@Test
	void linksStayWhole() {
		String link = "https://example.org/" + "a".repeat(90);
		assertThat(Paragraph.wrap("See " + link + " there")).isEqualTo("See\n" + link + "\nthere");
	}

	@Test
	void nothingBecomesNothing() {
		assertThat(Paragraph.wrap("  \n ")).isEmpty();
	}

}
