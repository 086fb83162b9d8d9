package elchi.subscription;

import java.util.List;

/**
 * What a file of subscribers is for.
 */
public enum ImportMode {

	/** People are added, and known ones changed. */
	SUBSCRIBE(ImportColumns.REQUIRED, ImportColumns.OPTIONAL),
	/** Known people are changed, and nobody is added. */
	UPDATE(ImportColumns.REQUIRED, ImportColumns.OPTIONAL),
	/** Nothing is sent to these addresses any more, known ones or not. */
	SUPPRESS(List.of("email"), List.of("reason"));

	private final List<String> required;

	private final List<String> optional;

	ImportMode(List<String> required, List<String> optional) {
		this.required = required;
		this.optional = optional;
	}

	List<String> required() {
		return this.required;
	}

	List<String> optional() {
		return this.optional;
	}

}
