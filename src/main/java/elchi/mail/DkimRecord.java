package elchi.mail;

/**
 * A record that must stand in DNS before a key may sign.
 *
 * @param selector the key's name, for {@code elchi.mail.dkim.selectors}
 * @param name full name of the record
 * @param text its text, of type TXT
 */
public record DkimRecord(String selector, String name, String text) {
}
