package elchi.mail;

import java.time.Duration;

/**
 * What a sink truly took.
 *
 * @param taken messages taken and acknowledged
 * @param unanswered messages taken whose sender was never told
 * @param recipients different recipients of both
 * @param twice messages to a recipient who had one already
 * @param refusedForNow 4yz answers
 * @param refusedForGood 5yz answers
 * @param hungUp connections that the sink broke, wherever
 * @param octets octets of the messages taken
 * @param span time from the first message taken to the last
 */
public record SinkCount(long taken, long unanswered, long recipients, long twice, long refusedForNow,
		long refusedForGood, long hungUp, long octets, Duration span) {
}
