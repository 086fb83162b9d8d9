package elchi.subscription.web;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import elchi.subscription.MaskedAddress;
import elchi.subscription.ReadersChoice;
import elchi.subscription.Subscriber;
import elchi.subscription.SubscriberStatus;
import elchi.subscription.Subscription;
import elchi.subscription.Subscription.Status;
import elchi.subscription.web.ChoiceFields.Fields;
import elchi.subscription.web.SignUpViews.Fault;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The page of what a reader chose, in that reader's words.
 */
@Component
class PreferencesViews {

	/** What the page can say that was done. */
	private static final Set<String> DONE = Set.of("saved", "paused", "resumed", "left", "asked", "address",
			"disclosure");

	private final Phrases phrases;

	private final SignUpViews forms;

	private final ReadersChoice choice;

	PreferencesViews(Phrases phrases, SignUpViews forms, ReadersChoice choice) {
		this.phrases = phrases;
		this.forms = forms;
		this.choice = choice;
	}

	/**
	 * The page.
	 * @param token of the page's address
	 * @param form the choices as they stand, or as they were typed
	 * @param said what came of a form before
	 * @param sections what other rooms show, as HTML
	 */
	PreferencesView view(Subscriber reader, String token, SignUpForm form, Said said, List<String> sections) {
		Phrases spoken = this.phrases.in(reader.language());
		String done = DONE.contains(said.done()) ? spoken.text("subscription.done." + said.done()) : null;
		List<Fault> faults = this.forms.faults(reader.language(), said.faults()).all();
		String silent = (reader.status() == SubscriberStatus.SUPPRESSED)
				? spoken.text("subscription.preferences.suppressed") : null;
		Fields fields = new ChoiceFields(spoken, faults).of(form, this.forms.choices(form, reader.language()));
		List<ListView> lists = Subscription.LISTS.stream().map((list) -> list(reader, list, said, spoken)).toList();
		boolean asks = lists.stream().anyMatch(ListView::isLeft);
		return new PreferencesView(MaskedAddress.of(reader.address()), done, faults, silent, fields, lists,
				asks ? this.forms.consent(reader.language()) : null, List.copyOf(sections),
				new ChoiceFields.Typed(said.typed().getOrDefault("email", ""), wrong(said, "email", spoken)),
				token + "/erase");
	}

	private ListView list(Subscriber reader, String list, Said said, Phrases spoken) {
		LocalDate today = this.choice.today();
		Subscription subscription = reader.subscription(list).orElse(null);
		LocalDate until = (subscription != null) ? subscription.pausedUntil() : null;
		boolean paused = until != null && until.isAfter(today);
		boolean left = subscription == null || subscription.status() == Status.UNSUBSCRIBED;
		String status = status(subscription, paused);
		String words = spoken.format("subscription.status." + status,
				Map.of("until", (until != null && paused) ? spoken.date(until, "yMMMMd") : ""));
		String field = "until-" + list;
		return new ListView(list, spoken.text("subscription.signup.list." + list), words, !left && !paused, paused,
				left, said.typed().getOrDefault(field, ""), today.plusDays(1).toString(),
				today.plusDays(ReadersChoice.LONGEST_PAUSE).toString(), wrong(said, field, spoken));
	}

	private static @Nullable String wrong(Said said, String field, Phrases spoken) {
		String fault = said.faults().get(field);
		return (fault != null) ? spoken.text("subscription.fault." + fault) : null;
	}

	private static String status(@Nullable Subscription subscription, boolean paused) {
		if (subscription == null) {
			return "NEVER";
		}
		if (subscription.status() == Status.UNSUBSCRIBED) {
			return Status.UNSUBSCRIBED.name();
		}
		return paused ? Status.PAUSED.name() : Status.ACTIVE.name();
	}

	/**
	 * What came of a form.
	 *
	 * @param done what is done; empty for nothing, and what is unknown is not said
	 * @param typed what was typed, by field
	 * @param faults what is wrong, by field
	 */
	record Said(String done, Map<String, String> typed, Map<String, String> faults) {

		static final Said NOTHING = new Said("", Map.of(), Map.of());

		static Said done(String word) {
			return new Said(word, Map.of(), Map.of());
		}

		static Said refused(Outcome.Refused refused) {
			return new Said("", refused.typed(), refused.faults());
		}

	}

	/**
	 * What the template sees.
	 *
	 * @param address where the mail goes, for its owner alone to recognise
	 * @param done what was just done
	 * @param faults what was not possible
	 * @param silent why nothing is sent
	 * @param fields the choices
	 * @param lists the lists
	 * @param consent what is agreed to by coming back; null if there is nothing to come
	 * back to
	 * @param sections what other rooms show
	 * @param email what was typed as another address
	 * @param erase where one can be forgotten
	 */
	record PreferencesView(String address, @Nullable String done, List<Fault> faults, @Nullable String silent,
			Fields fields, List<ListView> lists, @Nullable String consent, List<String> sections,
			ChoiceFields.Typed email, String erase) {

		boolean refused() {
			return !this.faults.isEmpty();
		}

	}

	/**
	 * One list.
	 *
	 * @param list which
	 * @param name in words
	 * @param status how the reader stands with it, in words
	 * @param isActive whether its mail comes
	 * @param isPaused whether it is held back
	 * @param isLeft whether it has to be asked for
	 * @param until what was typed as the end of a pause
	 * @param first the first day on which a pause can end
	 * @param last the last one
	 * @param wrong what is wrong with what was typed
	 */
	record ListView(String list, String name, String status, boolean isActive, boolean isPaused, boolean isLeft,
			String until, String first, String last, @Nullable String wrong) {
	}

}
