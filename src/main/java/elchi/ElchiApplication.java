package elchi;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/**
 * Elchi, the envoy.
 */
@SpringBootApplication
public class ElchiApplication {

	public static void main(String[] args) {
		SpringApplication.run(ElchiApplication.class, args);
	}

	/**
	 * The clock of everything that is for a day, a week or a reader. With
	 * {@code elchi.clock-start} it begins at that moment and ticks on.
	 */
	@Bean
	Clock clock(Environment environment) {
		String start = environment.getProperty("elchi.clock-start");
		Clock real = Clock.systemUTC();
		return (start != null)
				? Clock.offset(real, Duration.between(real.instant(), OffsetDateTime.parse(start).toInstant())) : real;
	}

}
