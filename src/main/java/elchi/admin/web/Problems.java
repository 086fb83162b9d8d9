package elchi.admin.web;

import elchi.admin.SendingRefusedException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/**
 * What programs are answered when something is not possible (RFC 9457).
 */
@ConditionalOnWebApplication
@RestControllerAdvice(
		assignableTypes = { ActApi.class, ViewApi.class, SuppressionApi.class, RunEventsApi.class, BackupApi.class })
class Problems {

	@ExceptionHandler
	ProblemDetail wrong(IllegalArgumentException ex) {
		return problem(HttpStatus.BAD_REQUEST, "The request is wrong", ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail impossible(IllegalStateException ex) {
		return problem(HttpStatus.CONFLICT, "That is not possible as things stand", ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail refused(SendingRefusedException ex) {
		ProblemDetail problem = problem(HttpStatus.CONFLICT, "Mail may not leave yet", ex.getMessage());
		problem.setProperty("findings", ex.findings());
		return problem;
	}

	@ExceptionHandler
	ProblemDetail missing(NothingThereException ex) {
		return problem(HttpStatus.NOT_FOUND, "There is nothing under this name", ex.getMessage());
	}

	@ExceptionHandler
	ProblemDetail unreadable(HttpMessageNotReadableException ex) {
		return problem(HttpStatus.BAD_REQUEST, "The request is wrong",
				"The body is not a JSON object such as {\"reason\": \"the relay is well again\"}");
	}

	@ExceptionHandler
	ProblemDetail unsupported(HttpMediaTypeNotSupportedException ex) {
		return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "The request is wrong",
				"The body is JSON, as 'Content-Type: application/json' says");
	}

	@ExceptionHandler
	ProblemDetail unacceptable(HttpMediaTypeNotAcceptableException ex) {
		return problem(HttpStatus.NOT_ACCEPTABLE, "The request is wrong", "The answer is JSON, and nothing else");
	}

	@ExceptionHandler
	ProblemDetail mistyped(MethodArgumentTypeMismatchException ex) {
		return problem(HttpStatus.BAD_REQUEST, "The request is wrong",
				"%s '%s' is not possible".formatted(ex.getName(), ex.getValue()));
	}

	@ExceptionHandler
	ProblemDetail unsaid(MissingServletRequestParameterException ex) {
		return problem(HttpStatus.BAD_REQUEST, "The request is wrong",
				"The parameter '%s' is missing".formatted(ex.getParameterName()));
	}

	@ExceptionHandler
	ProblemDetail busy(TooManyListenersException ex) {
		return problem(HttpStatus.SERVICE_UNAVAILABLE, "Too many are listening", ex.getMessage());
	}

	private static ProblemDetail problem(HttpStatus status, String title, @Nullable String detail) {
		ProblemDetail problem = ProblemDetail.forStatus(status);
		problem.setTitle(title);
		problem.setDetail(detail);
		return problem;
	}

	/**
	 * Something that does not exist.
	 */
	static final class NothingThereException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		NothingThereException(String what) {
			super(what);
		}

	}

	/**
	 * More listen to live progress than this process serves.
	 */
	static final class TooManyListenersException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		TooManyListenersException() {
			super("Listen again in a moment, or ask /api/v1/runs/{id} now and then");
		}

	}

}
