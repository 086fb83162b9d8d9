package elchi.job;

/**
 * A definition as it was read, with its comments and with its placeholders unresolved.
 *
 * @param location where from
 * @param text what stood there
 */
public record DefinitionSource(String location, String text) {
}
