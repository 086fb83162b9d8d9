package elchi.alert;

import java.util.List;

/**
 * A rule that cannot be: every finding in a sentence of its own, with what is allowed.
 */
public class RuleRefusedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient List<String> findings;

	public RuleRefusedException(List<String> findings) {
		super(String.join("; ", findings));
		this.findings = List.copyOf(findings);
	}

	public List<String> findings() {
		return this.findings;
	}

}
