package elchi.subscription;

/**
 * Preferences that readers of an audience share.
 *
 * @param preferences what they chose
 * @param readers how many chose it
 */
public record PreferenceSet(Preferences preferences, long readers) {
}
