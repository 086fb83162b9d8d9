package elchi.admin.web;

import java.util.Map;

import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/**
 * Our records as objects for programs, in the same names as the command line prints with
 * {@code --json}.
 */
final class ApiJson {

	private static final JsonMapper JSON = JsonMapper.builder()
		.propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
		.build();

	private ApiJson() {
	}

	static Map<String, Object> object(Object one) {
		return JSON.convertValue(one, new TypeReference<Map<String, Object>>() {
		});
	}

	static String text(Object one) {
		return JSON.writeValueAsString(one);
	}

}
