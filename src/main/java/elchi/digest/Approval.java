package elchi.digest;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Whether a frozen edition waits for somebody's word.
 *
 * @param needed whether every edition waits; a closed gate that asks waits in any case
 */
record Approval(@DefaultValue("false") boolean needed) {
}
