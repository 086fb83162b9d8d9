package elchi.admin.cli;

import java.net.URI;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * A server that does the work of commands, by {@code /api/v1}.
 */
final class Server {

	/** Rates arrive with all their digits. */
	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private final URI address;

	private final RestClient client;

	Server(URI address, String token) {
		this.address = address;
		this.client = RestClient.builder()
			.requestFactory(new JdkClientHttpRequestFactory())
			.defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token)
			.defaultStatusHandler((status) -> false, (request, response) -> {
			})
			.build();
	}

	URI address() {
		return this.address;
	}

	/**
	 * Asks.
	 * @param path below {@code /api/v1}, with variables
	 * @throws ServerRefusedException if it does not answer, or with a problem
	 */
	JsonNode get(String path, Object... variables) {
		return exchange(this.client.get().uri(base() + path, variables));
	}

	/**
	 * Has something done.
	 * @param key names the order; null for a plan
	 * @throws ServerRefusedException if it does not answer, or with a problem
	 */
	JsonNode post(String path, Map<String, ?> body, @Nullable String key, Object... variables) {
		RestClient.RequestBodySpec request = this.client.post()
			.uri(base() + path, variables)
			.contentType(MediaType.APPLICATION_JSON);
		if (key != null) {
			request.header("Idempotency-Key", key);
		}
		return exchange(request.body(JSON.writeValueAsBytes(body)));
	}

	private String base() {
		return this.address.toString().replaceAll("/+$", "") + "/api/v1";
	}

	private JsonNode exchange(RestClient.RequestHeadersSpec<?> request) {
		try {
			return request.exchange((sent, response) -> {
				byte[] body = response.getBody().readAllBytes();
				return answer(response.getStatusCode(), body);
			});
		}
		catch (ResourceAccessException ex) {
			throw new ServerRefusedException(0, "The server at %s does not answer.".formatted(this.address), ex);
		}
	}

	private JsonNode answer(HttpStatusCode status, byte[] body) {
		JsonNode answer;
		try {
			answer = JSON.readTree(body);
		}
		catch (JacksonException ex) {
			throw new ServerRefusedException(0,
					"The server at %s answers with %d and no JSON; it is not Elchi, or something stands between."
						.formatted(this.address, status.value()),
					ex);
		}
		if (!status.is2xxSuccessful()) {
			throw ServerRefusedException.of(status.value(), answer);
		}
		return answer;
	}

}
