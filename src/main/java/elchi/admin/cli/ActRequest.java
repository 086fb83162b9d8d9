package elchi.admin.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import elchi.admin.Act;
import elchi.admin.BackupAct;
import elchi.admin.HeldMoveAct;
import elchi.admin.SendingAct;
import elchi.delivery.DeliveryStatus;
import org.jspecify.annotations.Nullable;

/**
 * An act as a request to a server.
 *
 * @param path where to, below {@code /api/v1}
 * @param variables what stands in the path
 * @param body what is said beside
 */
record ActRequest(String path, Object[] variables, Map<String, Object> body) {

	static ActRequest of(Act act) {
		if (act instanceof Act.Run run) {
			return to("/runs").with("definition", run.definition()).with(run.arguments());
		}
		if (act instanceof Act.Restart restart) {
			return to("/runs/{run}/restart", restart.run());
		}
		if (act instanceof Act.Stop stop) {
			return to("/runs/{run}/stop", stop.run());
		}
		if (act instanceof BackupAct) {
			return to("/backups");
		}
		if (act instanceof SendingAct.Pause) {
			return to("/sending/pause");
		}
		if (act instanceof SendingAct.Resume resume) {
			return to("/sending/resume").with("confirmed", resume.confirmed());
		}
		if (act instanceof HeldMoveAct held) {
			return to((held instanceof HeldMoveAct.Release) ? "/held/release" : "/held/dismiss")
				.with("currency", held.currency().getCurrencyCode())
				.with("source", held.source())
				.with("date", held.date().toString());
		}
		if (act instanceof Act.Unsuppress unsuppress) {
			return to("/suppressions/undo").with("to", unsuppress.to().value());
		}
		ActRequest onMailing = onMailing(act);
		return (onMailing != null) ? onMailing : onEdition(act);
	}

	private static @Nullable ActRequest onMailing(Act act) {
		if (act instanceof Act.Settle settle) {
			return to("/mailings/{mailing}/settle", settle.mailing().value()).with("to", settle.to().value())
				.with("as", word(settle.as()));
		}
		if (act instanceof Act.RetryFailed retry) {
			ActRequest request = to("/mailings/{mailing}/retry-failed", retry.mailing().value());
			return (retry.to() != null) ? request.with("to", retry.to().value())
					: request.with("which", word(retry.were()));
		}
		if (act instanceof Act.Resume resume) {
			return to("/mailings/{mailing}/resume", resume.mailing().value());
		}
		return null;
	}

	private static ActRequest onEdition(Act act) {
		if (act instanceof Act.Approve approve) {
			return to("/editions/{edition}/approve", approve.edition()).with("hash", approve.hash());
		}
		if (act instanceof Act.Skip skip) {
			return to("/editions/{edition}/skip", skip.edition());
		}
		if (act instanceof Act.Test test) {
			return to("/editions/{edition}/test", test.edition()).with("definition", test.definition())
				.with("to", test.to().value());
		}
		if (act instanceof Act.Edit edit) {
			ActRequest request = to("/editions/{edition}/edit", edit.edition()).with("drop", edit.dropped());
			return (edit.line() != null) ? request.with("line", edit.line()) : request;
		}
		if (act instanceof Act.Rerun rerun) {
			return to("/editions/{edition}/rerun", rerun.week()).with("definition", rerun.definition());
		}
		if (act instanceof Act.Correct correct) {
			return to("/editions/{edition}/correct", correct.week()).with("note", correct.note())
				.with("drop", correct.dropped());
		}
		throw new IllegalArgumentException("No server does '%s'; leave --url out.".formatted(act.verb()));
	}

	private static ActRequest to(String path, Object... variables) {
		return new ActRequest(path, variables, new LinkedHashMap<>());
	}

	private ActRequest with(String name, Object value) {
		this.body.put(name, value);
		return this;
	}

	private ActRequest with(Map<String, String> words) {
		this.body.putAll(words);
		return this;
	}

	private static String word(@Nullable DeliveryStatus status) {
		return String.valueOf(status).toLowerCase(Locale.ROOT);
	}

}
