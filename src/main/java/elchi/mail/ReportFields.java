package elchi.mail;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * Groups of fields as they stand in a delivery status (RFC 3464) or a feedback report
 * (RFC 5965): like header fields, with empty lines between the groups.
 */
final class ReportFields {

	private static final int MOST = 50;

	private final Map<String, String> fields = new LinkedHashMap<>();

	private ReportFields() {
	}

	/**
	 * Reads the groups that hold any field, at most 50 of at most 50 fields.
	 */
	static List<ReportFields> groups(String text) {
		List<ReportFields> groups = new ArrayList<>();
		ReportFields group = new ReportFields();
		String name = "";
		for (String line : (Iterable<String>) text.lines()::iterator) {
			if (line.isBlank()) {
				group = group.fields.isEmpty() ? group : new ReportFields();
				name = "";
			}
			else if (line.charAt(0) == ' ' || line.charAt(0) == '\t') {
				group.append(name, line);
			}
			else {
				name = group.begin(line);
				if (group.fields.size() == 1 && !groups.contains(group) && groups.size() < MOST) {
					groups.add(group);
				}
			}
		}
		return groups;
	}

	@Nullable String get(String name) {
		return this.fields.get(name);
	}

	/**
	 * The field's value; empty if it is missing.
	 */
	String text(String name) {
		return this.fields.getOrDefault(name, "");
	}

	private String begin(String line) {
		int colon = line.indexOf(':');
		if (colon < 1 || colon > 60 || this.fields.size() >= MOST) {
			return "";
		}
		String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
		return (this.fields.putIfAbsent(name, ReportText.line(line.substring(colon + 1))) == null) ? name : "";
	}

	private void append(String name, String line) {
		this.fields.computeIfPresent(name, (key, value) -> ReportText.line(value + " " + line));
	}

}
