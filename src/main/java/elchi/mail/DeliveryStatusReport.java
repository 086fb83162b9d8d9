package elchi.mail;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import elchi.mail.BounceReport.Original;

/**
 * A delivery status notification (RFC 3464): one group of fields about the message, one
 * for each recipient. A message of ours has one recipient; further ones are where that
 * one forwards to, and what reached any of them is not lost.
 */
final class DeliveryStatusReport {

	private final List<ReportFields> groups;

	DeliveryStatusReport(List<ReportFields> groups) {
		this.groups = groups;
	}

	BounceReport read(ReportEnvelope envelope, ReportParts parts) {
		Optional<ReportFields> failed = first("failed");
		Optional<ReportFields> bad = failed.or(() -> first("delayed"));
		if (bad.isEmpty() || first("delivered").isPresent()) {
			return envelope.unreadable("A delivery report without a failure");
		}
		ReportFields fields = bad.get();
		String recipient = fields.get("original-recipient");
		Original original = envelope.original(parts, (recipient != null) ? recipient : fields.get("final-recipient"));
		if (original == null) {
			return envelope.unreadable("A failure of no message of ours");
		}
		String status = status(fields);
		String diagnostic = diagnostic(fields, parts);
		return failed.isPresent() ? new BounceReport.Failed(original, status, diagnostic)
				: new BounceReport.Delayed(original, status, diagnostic);
	}

	private Optional<ReportFields> first(String action) {
		return this.groups.stream().filter((fields) -> action(fields).equals(action)).findFirst();
	}

	private static String action(ReportFields fields) {
		String action = fields.text("action").toLowerCase(Locale.ROOT);
		if (action.startsWith("fail") || action.startsWith("delay")) {
			return action.startsWith("fail") ? "failed" : "delayed";
		}
		if (!action.isEmpty()) {
			return "delivered";
		}
		String status = status(fields);
		if (status.isEmpty()) {
			return "";
		}
		return switch (status.charAt(0)) {
			case '5' -> "failed";
			case '4' -> "delayed";
			default -> "delivered";
		};
	}

	/**
	 * Some servers say 5.0.0 and quote a better code.
	 */
	private static String status(ReportFields fields) {
		String status = ReportText.status(fields.text("status"));
		String quoted = ReportText.status(fields.text("diagnostic-code"));
		boolean vague = status.isEmpty() || status.endsWith(".0.0");
		return (vague && !quoted.isEmpty()) ? quoted : status;
	}

	private static String diagnostic(ReportFields fields, ReportParts parts) {
		String code = fields.text("diagnostic-code").replaceFirst("(?i)^\\s*(x-)?[a-z0-9-]{1,20}\\s*;\\s*", "");
		return code.isBlank() ? ReportText.line(parts.words()) : ReportText.line(code);
	}

}
