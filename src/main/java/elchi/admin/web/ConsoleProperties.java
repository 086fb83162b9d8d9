package elchi.admin.web;

import java.time.ZoneId;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the console is shown.
 *
 * @param zone zone in which the console shows times
 */
@ConfigurationProperties("elchi.admin")
record ConsoleProperties(@DefaultValue("UTC") ZoneId zone) {
}
