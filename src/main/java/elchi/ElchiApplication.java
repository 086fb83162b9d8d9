package elchi;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * Elchi, the envoy.
 */
@SpringBootApplication
public class ElchiApplication {

	public static void main(String[] args) {
		SpringApplication.run(ElchiApplication.class, args);
	}

}
