package elchi.subscription.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import elchi.subscription.Network;
import elchi.subscription.Origin;
import elchi.subscription.Preferences;
import elchi.subscription.ReadersChoice;
import elchi.subscription.Reception;
import elchi.subscription.SignUps;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscription;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;

/**
 * Does what the forms of this room say on the page of somebody's preferences.
 */
@Component
class PreferenceActs {

	private static final Set<String> SECTIONS = Set.of("choices", "pause", "resume", "leave", "return");

	private static final String HOW = "preferences page";

	private final ReadersChoice choice;

	private final SignUps signUps;

	private final SignUpViews views;

	PreferenceActs(ReadersChoice choice, SignUps signUps, SignUpViews views) {
		this.choice = choice;
		this.signUps = signUps;
		this.views = views;
	}

	/**
	 * Whether a form is one of these; another room's otherwise.
	 */
	boolean knows(String section) {
		return SECTIONS.contains(section);
	}

	Outcome act(String section, Subscriber reader, MultiValueMap<String, String> form, Network network) {
		if (section.equals("choices")) {
			return choose(reader, SignUpForm.of(form));
		}
		String list = field(form, "list");
		if (!Subscription.LISTS.contains(list)) {
			return new Outcome.Refused(Map.of(), Map.of("lists", SignUpReader.CHOICE));
		}
		return switch (section) {
			case "pause" -> pause(reader, list, field(form, "until"));
			case "resume" -> resume(reader, list);
			case "leave" -> leave(reader, list);
			default -> comeBack(reader, list, network);
		};
	}

	private Outcome choose(Subscriber reader, SignUpForm form) {
		Map<String, String> faults = new LinkedHashMap<>();
		String name = SignUpReader.name(form.name(), faults);
		Preferences chosen = SignUpReader.preferences(form, faults);
		if (chosen == null || !faults.isEmpty()) {
			return new Outcome.Refused(Map.of(), faults);
		}
		this.choice.save(reader.id(), name, sameVariant(reader, chosen));
		return new Outcome.Done("saved");
	}

	/**
	 * The page offers languages; what more an import said of one, such as a script,
	 * stays.
	 */
	private static Preferences sameVariant(Subscriber reader, Preferences chosen) {
		return chosen.language().getLanguage().equals(reader.language().getLanguage()) ? chosen.in(reader.language())
				: chosen;
	}

	private Outcome pause(Subscriber reader, String list, String typed) {
		LocalDate until = date(typed);
		if (until == null || !this.choice.pause(reader.id(), list, until)) {
			return new Outcome.Refused(Map.of("until-" + list, typed), Map.of("until-" + list, "DATE"));
		}
		return new Outcome.Done("paused");
	}

	private Outcome resume(Subscriber reader, String list) {
		this.choice.resume(reader.id(), list);
		return new Outcome.Done("resumed");
	}

	private Outcome leave(Subscriber reader, String list) {
		this.choice.leave(reader.id(), list);
		return new Outcome.Done("left");
	}

	private Outcome comeBack(Subscriber reader, String list, Network network) {
		Origin origin = new Origin(HOW, network, reader.language(), this.views.consent(reader.language()));
		return (this.signUps.comeBack(reader, list, origin) == Reception.TOO_MANY) ? new Outcome.TooMany()
				: new Outcome.Done("asked");
	}

	private static @Nullable LocalDate date(String typed) {
		try {
			return LocalDate.parse(typed);
		}
		catch (DateTimeException ex) {
			return null;
		}
	}

	private static String field(MultiValueMap<String, String> form, String name) {
		String value = form.getFirst(name);
		return (value != null) ? value.strip() : "";
	}

}
