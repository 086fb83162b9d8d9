package elchi.admin.cli;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * A list of readers as a file for the import, made up while it is read: a million of them
 * cost no memory.
 */
final class InventedReaders extends InputStream {

	private static final int TOGETHER = 500;

	private final int count;

	private byte[] octets = "email,name,language,zone,countries,currencies,format,status,lists\n"
		.getBytes(StandardCharsets.US_ASCII);

	private int position;

	private int made;

	InventedReaders(int count) {
		this.count = count;
	}

	@Override
	public int read() {
		return isAtEnd() ? -1 : this.octets[this.position++];
	}

	@Override
	public int read(byte[] target, int offset, int length) {
		if (length == 0) {
			return 0;
		}
		if (isAtEnd()) {
			return -1;
		}
		int taken = Math.min(length, this.octets.length - this.position);
		System.arraycopy(this.octets, this.position, target, offset, taken);
		this.position += taken;
		return taken;
	}

	private boolean isAtEnd() {
		if (this.position == this.octets.length && this.made < this.count) {
			StringBuilder rows = new StringBuilder(TOGETHER * 80);
			for (int last = Math.min(this.count, this.made + TOGETHER); this.made < last;) {
				this.made++;
				rows.append("reader-%1$d@example.org,Reader %1$d,en,Asia/Almaty,,,html,confirmed,digest\n"
					.formatted(this.made));
			}
			this.octets = rows.toString().getBytes(StandardCharsets.US_ASCII);
			this.position = 0;
		}
		return this.position == this.octets.length;
	}

}
