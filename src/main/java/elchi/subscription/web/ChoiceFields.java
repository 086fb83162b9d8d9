package elchi.subscription.web;

import java.util.ArrayList;
import java.util.List;

import elchi.subscription.web.SignUpViews.Choices;
import elchi.subscription.web.SignUpViews.Fault;
import elchi.subscription.web.SignUpViews.Option;
import elchi.template.Phrases;
import org.jspecify.annotations.Nullable;

/**
 * The fields of what a reader chooses, each with what is wrong with it.
 */
final class ChoiceFields {

	private final Phrases spoken;

	private final List<Fault> faults;

	ChoiceFields(Phrases spoken, List<Fault> faults) {
		this.spoken = spoken;
		this.faults = faults;
	}

	Fields of(SignUpForm form, Choices offers) {
		String none = " (" + this.spoken.text("subscription.signup.none") + ")";
		return new Fields(new Typed(form.name(), wrong("name")),
				List.of(field("language", "choice.language", "", offers.languages()),
						field("zone", "choice.zone", "", offers.zones())),
				List.of(ticks("countries", "checkbox", none, offers.countries()),
						ticks("currencies", "checkbox", none, offers.currencies()),
						ticks("format", "radio", "", offers.formats()), ticks("style", "radio", "", offers.styles())),
				List.of(field("day", "signup.day", "", orPublisher(offers.days())),
						field("hour", "signup.hour", "", orPublisher(offers.hours()))));
	}

	private List<Option> orPublisher(List<Option> options) {
		List<Option> all = new ArrayList<>();
		all.add(new Option("", this.spoken.text("subscription.moment.publisher"),
				options.stream().noneMatch(Option::chosen)));
		all.addAll(options);
		return all;
	}

	private Ticks ticks(String name, String type, String note, List<Option> options) {
		return new Ticks(type, field(name, "choice." + name, note, options));
	}

	private Field field(String name, String label, String note, List<Option> options) {
		return new Field(name, this.spoken.text("subscription." + label) + note, options, wrong(name));
	}

	private @Nullable String wrong(String field) {
		return this.faults.stream()
			.filter((fault) -> fault.field().equals(field))
			.map(Fault::words)
			.findFirst()
			.orElse(null);
	}

	/**
	 * What the template sees.
	 *
	 * @param name how the reader is called
	 * @param spoken language and zone
	 * @param content what is told, and how
	 * @param moment when it comes
	 */
	record Fields(Typed name, List<Field> spoken, List<Ticks> content, List<Field> moment) {
	}

	/**
	 * Something to write.
	 *
	 * @param value what stands there
	 * @param wrong what is wrong with it; null if nothing
	 */
	record Typed(String value, @Nullable String wrong) {
	}

	/**
	 * Something to choose from.
	 *
	 * @param field its name, and its id on the page
	 * @param label what it is
	 * @param options what there is
	 * @param wrong what is wrong with it; null if nothing
	 */
	record Field(String field, String label, List<Option> options, @Nullable String wrong) {
	}

	/**
	 * The same with all options in sight.
	 *
	 * @param type {@code checkbox} for some of them, {@code radio} for one
	 * @param choice what to choose from
	 */
	record Ticks(String type, Field choice) {
	}

}
