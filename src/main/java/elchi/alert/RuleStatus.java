package elchi.alert;

/**
 * Whether a rule is decided at all.
 */
public enum RuleStatus {

	/** It is decided on every fixing. */
	ACTIVE,

	/** Its owner or an operator ended it. */
	STOPPED,

	/** It was to fire once, and did. */
	DONE,

	/** Its last day is over. */
	EXPIRED

}
