package elchi.news;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.springframework.core.io.ClassPathResource;
import org.springframework.util.StringUtils;

/**
 * The words by which a country is meant (names, peoples, cities, leaders, central banks)
 * and those by which money is, in English and Russian; read from {@code gazetteer.txt}
 * beside this class.
 */
final class Gazetteer {

	private static final Map<String, List<String>> TERMS = read();

	private static final Map<Country, Pattern> COUNTRIES = countries();

	private static final Pattern PLACES = pattern(
			List.of(Country.values()).stream().flatMap((country) -> terms(country.name()).stream()).toList());

	private static final Pattern MONEY = pattern(terms("MONEY"));

	private Gazetteer() {
	}

	static Set<Country> countriesIn(String text) {
		Set<Country> found = EnumSet.noneOf(Country.class);
		COUNTRIES.forEach((country, pattern) -> {
			if (pattern.matcher(text).find()) {
				found.add(country);
			}
		});
		return Collections.unmodifiableSet(found);
	}

	/**
	 * The very words that name a country in a text, in lower case.
	 */
	static Set<String> placesIn(String text) {
		return PLACES.matcher(text)
			.results()
			.map((match) -> match.group().toLowerCase(Locale.ROOT))
			.map((word) -> (word.length() > 6) ? word.substring(0, 6) : word)
			.collect(Collectors.toSet());
	}

	static boolean speaksOfMoney(String text) {
		return MONEY.matcher(text).find();
	}

	private static Map<Country, Pattern> countries() {
		Map<Country, Pattern> countries = new EnumMap<>(Country.class);
		for (Country country : Country.values()) {
			countries.put(country, pattern(terms(country.name())));
		}
		return countries;
	}

	private static List<String> terms(String section) {
		return TERMS.getOrDefault(section, List.of());
	}

	/**
	 * Words and phrases at the borders of words; {@code *} stands for any ending, a
	 * leading {@code =} for exactly these capitals.
	 */
	private static Pattern pattern(List<String> terms) {
		return Pattern.compile(terms.stream()
			.map(Gazetteer::expression)
			.collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(?:", ")(?![\\p{L}\\p{N}])")));
	}

	private static String expression(String term) {
		boolean exact = term.startsWith("=");
		String words = Pattern.quote(exact ? term.substring(1) : term)
			.replace("*", "\\E\\p{L}*\\Q")
			.replace(" ", "\\E[\\s\\u00A0-]+\\Q")
			.replace("'", "\\E['’ʻ‘`]\\Q");
		return exact ? words : "(?iu:" + words + ")";
	}

	private static Map<String, List<String>> read() {
		Map<String, List<String>> sections = new HashMap<>();
		String section = "";
		for (String line : text().lines().toList()) {
			Matcher heading = Pattern.compile("\\[(\\w+)]").matcher(line);
			if (heading.matches()) {
				section = heading.group(1);
			}
			else if (!line.isBlank() && !line.startsWith("#")) {
				List<String> terms = sections.computeIfAbsent(section, (name) -> new ArrayList<>());
				for (String term : StringUtils.commaDelimitedListToStringArray(line)) {
					terms.add(term.strip());
				}
			}
		}
		return new LinkedHashMap<>(sections);
	}

	private static String text() {
		try {
			return new ClassPathResource("gazetteer.txt", Gazetteer.class).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("gazetteer.txt is missing", ex);
		}
	}

}
