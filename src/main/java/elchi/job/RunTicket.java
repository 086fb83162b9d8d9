package elchi.job;

/**
 * Receipt for a request, by which its outcome is found.
 *
 * @param id identifier of the request
 * @param definition name of the definition that was asked for
 */
public record RunTicket(String id, String definition) {
}
