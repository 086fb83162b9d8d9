package elchi.subscription.web;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import elchi.subscription.Links;
import elchi.subscription.Preferences;
import elchi.subscription.Subscriber;
import elchi.subscription.Subscription;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Puts what a reader chose into that reader's words.
 */
@Component
class PreferencesViews {

	private final Phrases phrases;

	private final Links links;

	PreferencesViews(Phrases phrases, Links links) {
		this.phrases = phrases;
		this.links = links;
	}

	/**
	 * What a reader chose.
	 * @param sections what other rooms show, as HTML
	 */
	PreferencesView view(Subscriber reader, List<String> sections) {
		Phrases spoken = this.phrases.in(reader.language());
		return new PreferencesView(MaskedAddress.of(reader.address()), choices(reader.preferences(), spoken),
				Subscription.LISTS.stream()
					.flatMap((list) -> reader.subscription(list).stream())
					.map((subscription) -> list(reader, subscription, spoken))
					.toList(),
				List.copyOf(sections));
	}

	private static List<Choice> choices(Preferences preferences, Phrases spoken) {
		List<Choice> choices = new ArrayList<>();
		choices.add(choice(spoken, "language", spoken.text("language.name")));
		choices.add(choice(spoken, "zone", preferences.zone().getId()));
		choices.add(choice(spoken, "countries",
				names(preferences.countries(), spoken, (code) -> spoken.text("subscription.country." + code))));
		choices.add(choice(spoken, "currencies",
				names(preferences.currencies(), spoken, (code) -> spoken.text("digest.currency." + code))));
		choices.add(choice(spoken, "format", spoken.text("subscription.format." + preferences.format())));
		choices.add(choice(spoken, "style", spoken.text("subscription.style." + preferences.style())));
		choices.add(choice(spoken, "moment", moment(preferences.day(), preferences.hour(), spoken)));
		return choices;
	}

	private static Choice choice(Phrases spoken, String what, String chosen) {
		return new Choice(spoken.text("subscription.choice." + what), chosen);
	}

	private static String names(Collection<String> codes, Phrases spoken, UnaryOperator<String> name) {
		if (codes.isEmpty()) {
			return spoken.text("subscription.all");
		}
		return codes.stream().map(name).collect(Collectors.joining(", "));
	}

	private static String moment(@Nullable DayOfWeek day, @Nullable LocalTime hour, Phrases spoken) {
		if (day == null && hour == null) {
			return spoken.text("subscription.moment.publisher");
		}
		List<String> parts = new ArrayList<>();
		if (day != null) {
			parts.add(spoken.date(LocalDate.EPOCH.with(TemporalAdjusters.nextOrSame(day)), "cccc"));
		}
		if (hour != null) {
			parts.add(hour.toString());
		}
		return String.join(", ", parts);
	}

	private ListView list(Subscriber reader, Subscription subscription, Phrases spoken) {
		String until = (subscription.pausedUntil() != null) ? spoken.date(subscription.pausedUntil(), "yMMMMd") : "";
		String status = spoken.format("subscription.status." + subscription.status(), Map.of("until", until));
		URI leave = (subscription.status() != Subscription.Status.UNSUBSCRIBED)
				? this.links.unsubscribe(reader.id(), subscription.list(), this.links.sealedKeyId()) : null;
		return new ListView(spoken.text("subscription.list." + subscription.list()), status, leave);
	}

	record PreferencesView(String address, List<Choice> choices, List<ListView> lists, List<String> sections) {
	}

	record Choice(String what, String chosen) {
	}

	record ListView(String name, String status, @Nullable URI leave) {
	}

}
