package elchi.admin;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What an act would do now, with nothing done.
 *
 * @param verb the verb
 * @param object to what
 * @param sentence what would be done, in words
 * @param count how many deliveries or readers it concerns
 * @param who the first few of them
 * @param others who is left alone, and why
 * @param details further lines that help to decide
 * @param refusal why it would not be done at all; null if it would
 */
public record Plan(String verb, String object, String sentence, long count, List<String> who, List<Others> others,
		List<String> details, @Nullable String refusal) {

	/** How many of those concerned are named. */
	public static final int NAMED = 10;

	public Plan {
		who = List.copyOf(who);
		others = others.stream().filter((group) -> group.count() > 0).toList();
		details = List.copyOf(details);
	}

	static Plan of(Act act, String sentence) {
		return new Plan(act.verb(), act.object(), sentence, 0, List.of(), List.of(), List.of(), null);
	}

	static Plan of(Act act, String sentence, long count, List<String> who, List<Others> others) {
		return new Plan(act.verb(), act.object(), sentence, count, who, others, List.of(), null);
	}

	static Plan refused(Act act, String refusal) {
		return new Plan(act.verb(), act.object(), refusal, 0, List.of(), List.of(), List.of(), refusal);
	}

	Plan with(List<String> more) {
		return new Plan(this.verb, this.object, this.sentence, this.count, this.who, this.others, more, this.refusal);
	}

	/**
	 * Whether it would be done.
	 */
	public boolean possible() {
		return this.refusal == null;
	}

	/**
	 * Some who are left alone.
	 *
	 * @param count how many
	 * @param why for what reason
	 */
	public record Others(long count, String why) {
	}

}
