package elchi.admin.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import elchi.admin.web.OverviewView.Answer;
import elchi.alert.HeldMoves;
import elchi.delivery.MailQueue;
import elchi.delivery.SendingGuard;
import elchi.mail.MailSetup;
import elchi.mail.RelayStates;

/**
 * Answers whether mail may leave, what is still in the queue, how the relays are, and
 * what is held back.
 */
final class PostAnswers {

	private final MailSetup setup;

	private final SendingGuard guard;

	private final MailQueue queue;

	private final RelayStates relays;

	private final HeldMoves held;

	PostAnswers(MailSetup setup, SendingGuard guard, MailQueue queue, RelayStates relays, HeldMoves held) {
		this.setup = setup;
		this.guard = guard;
		this.queue = queue;
		this.relays = relays;
		this.held = held;
	}

	/** Without a server nothing is sent, whatever the guard says. */
	boolean isAbsent() {
		return this.setup instanceof MailSetup.Absent;
	}

	Answer sending() {
		boolean off = isAbsent() || this.guard.objection().isPresent();
		return new Answer("May mail leave?", off ? "No: sending is paused." : "Yes.", off ? "failed" : "", "#sending");
	}

	Answer queue() {
		MailQueue.Length length = this.queue.length();
		List<String> words = new ArrayList<>();
		add(words, length.due(), "due");
		add(words, length.later(), "at an hour of their own");
		add(words, length.deferred(), "deferred");
		add(words, length.uncertain(), "uncertain");
		boolean waits = length.deferred() + length.uncertain() > 0;
		return new Answer("What is in the queue?", words.isEmpty() ? "Nothing." : String.join(", ", words) + ".",
				waits ? "waiting" : "", "/mailings");
	}

	private static void add(List<String> words, long count, String what) {
		if (count > 0) {
			words.add(String.format(Locale.ENGLISH, "%,d %s", count, what));
		}
	}

	Answer relays() {
		String question = "How is the relay?";
		if (isAbsent()) {
			return new Answer(question, "There is none.", "failed", "");
		}
		if (this.setup instanceof MailSetup.Embedded) {
			return new Answer(question, "It is the embedded server: nothing leaves this machine.", "", "/inbox");
		}
		List<RelayStates.State> tired = this.relays.all()
			.stream()
			.filter((state) -> state.refuses() || state.restSeconds() > 0)
			.toList();
		if (tired.isEmpty()) {
			return new Answer(question, "None rests.", "", "");
		}
		boolean refused = tired.stream().anyMatch(RelayStates.State::refuses);
		return new Answer(question, tired.stream().map(PostAnswers::words).collect(Collectors.joining(" ")),
				refused ? "failed" : "waiting", "");
	}

	private static String words(RelayStates.State state) {
		return state.refuses() ? "%s refuses us; its reason is in the log.".formatted(state.name())
				: "%s rests for %d s.".formatted(state.name(), state.restSeconds());
	}

	Answer held() {
		int count = this.held.all().size();
		return switch (count) {
			case 0 -> new Answer("Which alerts are held?", "None.", "", "/held");
			case 1 -> new Answer("Which alerts are held?", "Those about one move.", "waiting", "/held");
			default ->
				new Answer("Which alerts are held?", "Those about %d moves.".formatted(count), "waiting", "/held");
		};
	}

}
