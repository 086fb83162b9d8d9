package elchi.subscription.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import elchi.subscription.Network;
import elchi.subscription.Origin;
import elchi.subscription.Reception;
import elchi.subscription.SignUp;
import elchi.subscription.SignUps;
import elchi.template.Phrases;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Signing up for programs, such as the form of another site:
 * {@code {"email": "reader@example.org", "language": "ru", "zone": "Asia/Almaty", "lists":
 * ["digest"]}}, and beside these {@code name}, {@code countries}, {@code currencies},
 * {@code format}, {@code style}, {@code day}, {@code hour}, {@code pair} and
 * {@code percent}; what is left out is as on the empty page. What was agreed to is kept
 * from the page of the confirmation alone, since nobody knows what the other site said.
 * Answers 202 whether the address is known or not; what is refused is a problem (RFC
 * 9457).
 */
@RestController
@ConditionalOnWebApplication
class SubscriptionApi {

	private final SignUpReader reader;

	private final SignUps signUps;

	private final Phrases phrases;

	SubscriptionApi(SignUpReader reader, SignUps signUps, Phrases phrases) {
		this.reader = reader;
		this.signUps = signUps;
		this.phrases = phrases;
	}

	@PostMapping(path = "/api/v1/subscriptions", consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = MediaType.APPLICATION_JSON_VALUE)
	ResponseEntity<?> signUp(@RequestBody Map<String, @Nullable Object> body, HttpServletRequest request) {
		SignUpReading reading = this.reader.read(form(body));
		if (reading instanceof SignUpReading.Bad bad) {
			return refused(bad.faults());
		}
		SignUp wanted = ((SignUpReading.Good) reading).signUp();
		return answer(this.signUps.signUp(wanted, new Origin("interface for programs",
				Network.of(request.getRemoteAddr()), wanted.preferences().language(), "")));
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException ex) {
		return problem(HttpStatus.BAD_REQUEST, "The request is wrong",
				List.of("The body is not a JSON object such as {\"email\": \"reader@example.org\"}"));
	}

	private static ResponseEntity<?> answer(Reception reception) {
		if (reception == Reception.TOO_MANY) {
			return problem(HttpStatus.TOO_MANY_REQUESTS, "Too many sign-ups from one network",
					List.of("Try again in an hour"));
		}
		return ResponseEntity.accepted()
			.body(Map.of("status", "asked", "next", "A mail goes to the address, and its owner confirms by a button"));
	}

	/**
	 * Over the page's defaults.
	 */
	private static SignUpForm form(Map<String, @Nullable Object> body) {
		SignUpForm empty = SignUpForm.empty(Locale.forLanguageTag(String.valueOf(body.getOrDefault("language", "en"))));
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>(Map.of("language", List.of(empty.language()),
				"zone", List.of(empty.zone()), "lists", empty.lists(), "format", List.of(empty.format()), "style",
				List.of(empty.style()), "percent", List.of(empty.percent())));
		body.forEach((field, value) -> {
			if (value != null) {
				fields.put(field, (value instanceof Collection<?> many)
						? new ArrayList<>(many.stream().map(String::valueOf).toList()) : List.of(value.toString()));
			}
		});
		return SignUpForm.of(fields);
	}

	private ResponseEntity<ProblemDetail> refused(Map<String, String> faults) {
		Phrases english = this.phrases.in(Locale.ENGLISH);
		return problem(HttpStatus.UNPROCESSABLE_CONTENT, "The sign-up is refused",
				faults.entrySet()
					.stream()
					.map((fault) -> fault.getKey() + ": " + english.text("subscription.fault." + fault.getValue()))
					.toList());
	}

	private static ResponseEntity<ProblemDetail> problem(HttpStatus status, String title, List<String> findings) {
		ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, String.join("; ", findings));
		problem.setTitle(title);
		problem.setProperty("findings", findings);
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
		if (status == HttpStatus.TOO_MANY_REQUESTS) {
			answer.header(HttpHeaders.RETRY_AFTER, "3600");
		}
		return answer.body(problem);
	}

}
