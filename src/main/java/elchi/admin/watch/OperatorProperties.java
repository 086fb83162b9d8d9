package elchi.admin.watch;

import java.util.List;

import elchi.mail.EmailAddress;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who is told.
 *
 * @param operators addresses that are mailed when something is not as it should be, and
 * when it is again
 */
@ConfigurationProperties("elchi")
record OperatorProperties(@DefaultValue List<EmailAddress> operators) {

	OperatorProperties {
		operators = List.copyOf(operators);
	}

}
