package elchi.digest;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import elchi.digest.EditionDocument.Notice;
import elchi.fx.WeeklyFigures;

/**
 * Decides whether an assembled edition may be frozen, and says why not.
 */
final class GateKeeper {

	private final Gates gates;

	GateKeeper(Gates gates) {
		this.gates = gates;
	}

	/**
	 * All closed gates, the one with the strongest action first.
	 */
	List<Finding> examine(EditionDocument document, LocalDate lastDay) {
		List<Finding> findings = new ArrayList<>();
		examineNews(document.stories().size(), findings);
		examineRates(document.figures(), lastDay, findings);
		findings.sort(Comparator.comparing(Finding::action).reversed());
		return List.copyOf(findings);
	}

	private void examineNews(int stories, List<Finding> findings) {
		if (stories == 0) {
			findings.add(new Finding(Notice.NOTHING_NEW, this.gates.nothingNew(), "No article of the week is new."));
			return;
		}
		int wanted = this.gates.minArticles().value();
		if (stories < wanted) {
			findings.add(new Finding(Notice.FEW_ARTICLES, this.gates.minArticles().orElse(),
					"%d articles, and %d are wanted.".formatted(stories, wanted)));
		}
	}

	private void examineRates(List<WeeklyFigures> figures, LocalDate lastDay, List<Finding> findings) {
		List<String> stale = figures.stream()
			.filter((figure) -> stale(figure, lastDay))
			.map((figure) -> figure.currency().getCurrencyCode())
			.toList();
		if (stale.isEmpty()) {
			return;
		}
		if (figures.stream().allMatch(GateKeeper::missing)) {
			findings.add(new Finding(Notice.NO_RATES, this.gates.noRates(),
					"No source has a rate for any of %s.".formatted(String.join(", ", stale))));
		}
		else {
			findings.add(new Finding(Notice.STALE_RATES, this.gates.staleRates().orElse(),
					"No rate younger than %d days for %s.".formatted(this.gates.staleRates().after().toDays(),
							String.join(", ", stale))));
		}
	}

	private boolean stale(WeeklyFigures figure, LocalDate lastDay) {
		WeeklyFigures.Fixing close = figure.close();
		return close == null || missing(figure)
				|| ChronoUnit.DAYS.between(close.date(), lastDay) >= this.gates.staleRates().after().toDays();
	}

	private static boolean missing(WeeklyFigures figure) {
		return figure.state() == WeeklyFigures.State.NO_RATE || figure.close() == null;
	}

	/**
	 * One closed gate.
	 *
	 * @param notice what is to be said in the edition
	 * @param action what happens
	 * @param reason for the operator, one sentence
	 */
	record Finding(Notice notice, Gates.Action action, String reason) {
	}

}
