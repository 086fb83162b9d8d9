package elchi.subscription;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.commons.csv.CSVRecord;

/**
 * Which column of a file holds what.
 *
 * @param mode what the file is for
 * @param byName position by name
 */
record ImportColumns(ImportMode mode, Map<String, Integer> byName) {

	static final List<String> REQUIRED = List.of("email", "name", "language", "zone", "countries", "currencies",
			"format", "status");

	static final List<String> OPTIONAL = List.of("lists", "day", "hour", "style", "paused_until");

	/**
	 * Reads the header, and tells all that is wrong with it at once.
	 */
	static ImportColumns read(ImportMode mode, CSVRecord header) {
		Map<String, Integer> byName = new LinkedHashMap<>();
		List<String> findings = new ArrayList<>();
		for (int position = 0; position < header.size(); position++) {
			String name = header.get(position).strip().toLowerCase(Locale.ROOT);
			if (!mode.required().contains(name) && !mode.optional().contains(name)) {
				findings.add("unknown column '%s'".formatted(name));
			}
			else if (byName.put(name, position) != null) {
				findings.add("column '%s' stands twice".formatted(name));
			}
		}
		Set<String> missing = new HashSet<>(mode.required());
		missing.removeAll(byName.keySet());
		mode.required()
			.stream()
			.filter(missing::contains)
			.forEach((name) -> findings.add("no column '%s'".formatted(name)));
		if (!findings.isEmpty()) {
			throw new IllegalArgumentException(
					"The file's first line is wrong: %s. Columns are %s and, if wanted, %s, separated by commas."
						.formatted(String.join(", ", findings), String.join(",", mode.required()),
								String.join(",", mode.optional())));
		}
		return new ImportColumns(mode, byName);
	}

	/**
	 * The cell without surrounding spaces; empty if the file lacks the column.
	 */
	String cell(CSVRecord row, String column) {
		Integer position = this.byName.get(column);
		return (position != null) ? row.get(position).strip() : "";
	}

}
