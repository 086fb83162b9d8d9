package elchi.subscription;

import java.util.List;

/**
 * What a file of subscribers is for.
 */
public enum ImportMode {

	/** People are added, and known ones changed. */
	SUBSCRIBE,
	/** Known people are changed, and nobody is added. */
	UPDATE,
	/** Nothing is sent to these addresses any more, known ones or not. */
	SUPPRESS;

	/**
	 * The columns that the file must have.
	 */
	List<String> required() {
		return (this == SUPPRESS) ? List.of("email") : ImportColumns.REQUIRED;
	}

	/**
	 * The columns that the file may have besides.
	 */
	List<String> optional() {
		return (this == SUPPRESS) ? List.of("reason") : ImportColumns.OPTIONAL;
	}

}
