package elchi.admin.web;

import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The navigation of the console.
 */
class NavigationTests {

	private final Navigation navigation = new Navigation(() -> Set.of("/", "/runs", "/rules", "/runs/{id}"));

	@Test
	void aPageThatDoesNotExistIsNotLedTo() {
		assertThat(this.navigation.from("/").links()).extracting(Navigation.Link::path)
			.containsExactly("/", "/runs", "/rules");
	}

	@ParameterizedTest
	@CsvSource({ "/, /, page", "/runs, /runs, page", "/runs/7, /runs, true", "/rules/new, /rules, true" })
	void oneSeesWhereOneIs(String path, String lit, String state) {
		List<Navigation.Link> current = this.navigation.from(path)
			.links()
			.stream()
			.filter(Navigation.Link::current)
			.toList();
		assertThat(current).singleElement()
			.satisfies((link) -> assertThat(link.path()).isEqualTo(lit))
			.satisfies((link) -> assertThat(link.state()).isEqualTo(state));
	}

	@ParameterizedTest
	@CsvSource({ "/acts/run", "/runsheet", "/account" })
	void aPageThatIsNotInTheListIsNowhereInIt(String path) {
		assertThat(this.navigation.from(path).links()).noneMatch(Navigation.Link::current);
	}

}
