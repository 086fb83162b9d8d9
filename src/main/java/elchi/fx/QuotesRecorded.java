package elchi.fx;

/**
 * New quotes were recorded while collecting the documents of today. Published in the
 * transaction that recorded them; a backfill of past days and an import of a file are
 * history and publish nothing.
 *
 * @param upto the highest {@linkplain Quote#number number} among them
 * @param source name of the source
 * @param quotes how many there were
 */
public record QuotesRecorded(long upto, String source, int quotes) {
}
