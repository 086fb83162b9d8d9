package elchi.alert.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import elchi.alert.RulePages;
import elchi.subscription.LinkPurpose;
import elchi.subscription.Links;
import elchi.subscription.PublicPages;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * One rule of a trader. A GET shows it and changes nothing, since scanners follow links;
 * a POST silences, changes or stops it, however often it is repeated.
 */
@Controller
@RequestMapping("/a/{token}")
class RuleLinkController {

	private final Links links;

	private final RulePages rules;

	private final PublicPages pages;

	RuleLinkController(Links links, RulePages rules, PublicPages pages) {
		this.links = links;
		this.rules = rules;
		this.pages = pages;
	}

	@GetMapping
	ResponseEntity<String> show(@PathVariable String token, Locale language) {
		return answer(this.links.read(LinkPurpose.RULE, token).flatMap(this.rules::open), language);
	}

	@PostMapping
	ResponseEntity<String> act(@PathVariable String token, Locale language, @RequestParam Map<String, String> form) {
		return answer(this.links.read(LinkPurpose.RULE, token).flatMap((ticket) -> this.rules.act(ticket, form)),
				language);
	}

	private ResponseEntity<String> answer(Optional<RulePages.Page> page, Locale language) {
		return page
			.map((found) -> this.pages.page(found.refused() ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.OK,
					"alert/rule", found.language(), found.content()))
			.orElseGet(() -> this.pages.notGood(language));
	}

}
