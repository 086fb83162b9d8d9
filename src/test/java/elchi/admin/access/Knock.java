package elchi.admin.access;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;

import elchi.test.ConsoleVisitor;

/**
 * Somebody knocks at an endpoint with nonsense.
 */
final class Knock {

	private Knock() {
	}

	/** Whatever the endpoint itself says to our nonsense. */
	static boolean isThrough(HttpResponse<String> answer) {
		return answer.statusCode() != 401 && answer.statusCode() != 403
				&& !answer.body().contains("There is no such page")
				&& !answer.body().contains("There is no such address");
	}

	static HttpResponse<String> at(ConsoleVisitor visitor, String endpoint, String token, String bearer)
			throws Exception {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(visitor.address(path(endpoint).replaceAll("\\{\\w+}", "4711")));
		if (!bearer.isEmpty()) {
			request.header("Authorization", bearer);
		}
		if (endpoint.startsWith("POST")) {
			boolean json = path(endpoint).startsWith("/api/");
			request.header("Content-Type", json ? "application/json" : "application/x-www-form-urlencoded")
				.POST(BodyPublishers.ofString(json ? "{}" : "_csrf=" + token));
			if (json && !token.isEmpty()) {
				request.header("X-CSRF-TOKEN", token);
			}
		}
		return visitor.send(request.build());
	}

	static boolean isForPrograms(String endpoint) {
		return path(endpoint).startsWith("/api/") || path(endpoint).startsWith("/actuator/");
	}

	private static String path(String endpoint) {
		return endpoint.substring(endpoint.indexOf(' ') + 1);
	}

}
