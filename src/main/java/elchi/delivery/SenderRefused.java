package elchi.delivery;

/**
 * Reports say that servers refuse us, whoever the recipient is (5.7.x), or that more
 * addresses do not exist than can be true. Published with the first report of a mailing,
 * the tenth, the hundredth and so on, each time in the transaction that writes the report
 * down; the mailing was paused if it was still open.
 *
 * @param mailing name of the mailing
 * @param reports how many reports of the mailing say so by now
 * @param status the enhanced status code of the last one
 * @param reply the server's words
 */
public record SenderRefused(String mailing, long reports, String status, String reply) {
}
