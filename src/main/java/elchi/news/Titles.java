package elchi.news;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares headlines.
 * <p>
 * Two headlines of different outlets tell the same story when their significant words
 * (lower case, without stop words and endings) number at least four each and
 * <ul>
 * <li>all words of one are among the other's, and these have at most twice as many;
 * or</li>
 * <li>the words they share are at least 80% of the words they have together
 * (Jaccard);</li>
 * </ul>
 * unless they differ in a number, in a place, in the direction of a move (raises, cuts)
 * or in a "not". It would rather tell a story twice than swallow one.
 */
final class Titles {

	private static final Pattern NOT_WORDS = Pattern.compile("[^\\p{L}\\p{N}.,]+|[.,](?!\\p{N})|(?<!\\p{N})[.,]");

	private static final Set<String> STOP_WORDS = Set.of("a", "an", "the", "of", "in", "on", "at", "to", "for", "and",
			"or", "by", "with", "from", "as", "is", "are", "was", "be", "its", "it", "s", "will", "has", "have", "over",
			"up", "amid", "after", "per", "cent", "percent", "new", "в", "во", "на", "по", "и", "с", "со", "о", "об",
			"из", "к", "у", "за", "для", "от", "до", "что", "как", "это", "года", "году", "г");

	private static final Set<String> UPWARD = Set.of("raise", "rise", "hike", "increase", "grow", "strengthen", "gain",
			"up", "jump", "surge", "повыс", "вырос", "рост", "укрепи", "увелич", "подоро");

	private static final Set<String> DOWNWARD = Set.of("cut", "fall", "lower", "decrease", "decline", "weaken", "lose",
			"drop", "slash", "reduce", "сниз", "упал", "паден", "ослаб", "сократ", "подеше");

	private static final Set<String> NEGATIONS = Set.of("not", "no", "never", "denies", "deny", "refutes", "не", "нет",
			"без", "опров");

	private static final int FEWEST_WORDS = 4;

	private Titles() {
	}

	/**
	 * A headline as it is compared within one outlet: lower-case words and numbers, one
	 * space between them.
	 */
	static String normalised(String title) {
		return String.join(" ", words(title));
	}

	private static Iterable<String> words(String title) {
		String plain = Normalizer.normalize(title, Normalizer.Form.NFKC)
			.toLowerCase(Locale.ROOT)
			.replace('ё', 'е')
			.replaceAll("(?<=\\p{L})['’](?=\\p{L})", " ");
		return Stream.of(NOT_WORDS.split(plain, -1)).filter((word) -> !word.isEmpty()).toList();
	}

	static boolean tellTheSame(String one, String other) {
		Set<String> first = significant(one);
		Set<String> second = significant(other);
		if (first.size() < FEWEST_WORDS || second.size() < FEWEST_WORDS || contradict(one, other, first, second)) {
			return false;
		}
		Set<String> shared = new HashSet<>(first);
		shared.retainAll(second);
		int smaller = Math.min(first.size(), second.size());
		int larger = Math.max(first.size(), second.size());
		int together = first.size() + second.size() - shared.size();
		boolean contained = shared.size() == smaller && larger <= 2 * smaller;
		return contained || shared.size() * 5 >= together * 4;
	}

	private static Set<String> significant(String title) {
		Set<String> words = new HashSet<>();
		words(title).forEach((word) -> {
			if (!STOP_WORDS.contains(word)) {
				words.add(stem(word));
			}
		});
		return words;
	}

	private static String stem(String word) {
		boolean cyrillic = Character.UnicodeScript.of(word.codePointAt(0)) == Character.UnicodeScript.CYRILLIC;
		if (cyrillic) {
			return (word.length() > 6) ? word.substring(0, 6) : word;
		}
		if (word.matches("\\p{L}{2,}(ch|sh|ss|x)es")) {
			return word.substring(0, word.length() - 2);
		}
		boolean plural = word.length() > 3 && word.endsWith("s") && !word.endsWith("ss");
		return plural ? word.substring(0, word.length() - 1) : word;
	}

	private static boolean contradict(String one, String other, Set<String> first, Set<String> second) {
		return !numbers(first).equals(numbers(second))
				|| !Gazetteer.countriesIn(one).equals(Gazetteer.countriesIn(other)) || placesDiffer(one, other)
				|| !starting(first, NEGATIONS).equals(starting(second, NEGATIONS)) || opposite(first, second)
				|| opposite(second, first);
	}

	private static boolean placesDiffer(String one, String other) {
		Set<String> first = Gazetteer.placesIn(one);
		Set<String> second = Gazetteer.placesIn(other);
		return !first.containsAll(second) && !second.containsAll(first);
	}

	private static Set<String> numbers(Set<String> words) {
		return words.stream().filter((word) -> Character.isDigit(word.charAt(0))).collect(Collectors.toSet());
	}

	private static boolean opposite(Set<String> first, Set<String> second) {
		return !starting(first, UPWARD).isEmpty() && !starting(second, DOWNWARD).isEmpty();
	}

	private static Set<String> starting(Set<String> words, Set<String> beginnings) {
		return words.stream()
			.flatMap((word) -> beginnings.stream()
				.filter((one) -> (one.length() <= 3) ? word.equals(one) : word.startsWith(one)))
			.collect(Collectors.toSet());
	}

}
