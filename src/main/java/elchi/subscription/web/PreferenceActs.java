package elchi.subscription.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import elchi.mail.EmailAddress;
import elchi.subscription.AddressChanges;
import elchi.subscription.Disclosures;
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

	private static final Set<String> SECTIONS = Set.of("choices", "pause", "resume", "leave", "return", "address",
			"disclosure");

	private static final String HOW = "preferences page";

	private final ReadersChoice choice;

	private final SignUps signUps;

	private final SignUpViews views;

	private final SignUpReader reader;

	private final AddressChanges addresses;

	private final Disclosures disclosures;

	PreferenceActs(ReadersChoice choice, SignUps signUps, SignUpViews views, SignUpReader reader,
			AddressChanges addresses, Disclosures disclosures) {
		this.choice = choice;
		this.signUps = signUps;
		this.views = views;
		this.reader = reader;
		this.addresses = addresses;
		this.disclosures = disclosures;
	}

	/**
	 * Whether a form is one of these; another room's otherwise.
	 */
	boolean knows(String section) {
		return SECTIONS.contains(section);
	}

	Outcome act(String section, Subscriber person, MultiValueMap<String, String> form, Network network) {
		return switch (section) {
			case "choices" -> choose(person, SignUpForm.of(form));
			case "address" -> move(person, field(form, "email"), network);
			case "disclosure" -> outcome(this.disclosures.ask(person.id(), network), "disclosure");
			default -> list(section, person, form, network);
		};
	}

	private Outcome list(String section, Subscriber person, MultiValueMap<String, String> form, Network network) {
		String list = field(form, "list");
		if (!Subscription.LISTS.contains(list)) {
			return new Outcome.Refused(Map.of(), Map.of("lists", SignUpReader.CHOICE));
		}
		return switch (section) {
			case "pause" -> pause(person, list, field(form, "until"));
			case "resume" -> resume(person, list);
			case "leave" -> leave(person, list);
			default -> comeBack(person, list, network);
		};
	}

	private Outcome move(Subscriber person, String typed, Network network) {
		Map<String, String> faults = new LinkedHashMap<>();
		EmailAddress address = this.reader.address(typed, faults);
		if (address == null) {
			return new Outcome.Refused(Map.of("email", typed), faults);
		}
		return outcome(this.addresses.ask(person, address, network), "address");
	}

	private static Outcome outcome(Reception reception, String done) {
		return (reception == Reception.TOO_MANY) ? new Outcome.TooMany() : new Outcome.Done(done);
	}

	private Outcome choose(Subscriber person, SignUpForm form) {
		Map<String, String> faults = new LinkedHashMap<>();
		String name = SignUpReader.name(form.name(), faults);
		Preferences chosen = SignUpReader.preferences(form, faults);
		if (chosen == null || !faults.isEmpty()) {
			return new Outcome.Refused(Map.of(), faults);
		}
		this.choice.save(person.id(), name, sameVariant(person, chosen));
		return new Outcome.Done("saved");
	}

	/**
	 * The page offers languages; what more an import said of one, such as a script,
	 * stays.
	 */
	private static Preferences sameVariant(Subscriber person, Preferences chosen) {
		return chosen.language().getLanguage().equals(person.language().getLanguage()) ? chosen.in(person.language())
				: chosen;
	}

	private Outcome pause(Subscriber person, String list, String typed) {
		LocalDate until = date(typed);
		if (until == null || !this.choice.pause(person.id(), list, until)) {
			return new Outcome.Refused(Map.of("until-" + list, typed), Map.of("until-" + list, "DATE"));
		}
		return new Outcome.Done("paused");
	}

	private Outcome resume(Subscriber person, String list) {
		this.choice.resume(person.id(), list);
		return new Outcome.Done("resumed");
	}

	private Outcome leave(Subscriber person, String list) {
		this.choice.leave(person.id(), list);
		return new Outcome.Done("left");
	}

	private Outcome comeBack(Subscriber person, String list, Network network) {
		Origin origin = new Origin(HOW, network, person.language(), this.views.consent(person.language()));
		return outcome(this.signUps.comeBack(person, list, origin), "asked");
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
