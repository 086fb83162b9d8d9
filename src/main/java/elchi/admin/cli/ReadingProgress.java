package elchi.admin.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;

import picocli.CommandLine.Help.Ansi;

/**
 * A file that tells how far it is read: by a bar on a terminal, else in lines. Small
 * files say nothing.
 */
final class ReadingProgress extends FilterInputStream {

	private static final long SMALL = 2_000_000;

	private static final int BAR = 40;

	private final long size;

	private final PrintWriter out;

	private final boolean terminal;

	private long position;

	private long told;

	private ReadingProgress(InputStream file, long size, PrintWriter out, boolean terminal) {
		super(file);
		this.size = size;
		this.out = out;
		this.terminal = terminal;
	}

	/**
	 * The file, or the file with its progress if it is large.
	 */
	static InputStream of(InputStream file, long size, PrintWriter out) {
		return (size < SMALL) ? file : new ReadingProgress(file, size, out, Ansi.AUTO.enabled());
	}

	static InputStream lines(InputStream file, long size, PrintWriter out) {
		return new ReadingProgress(file, size, out, false);
	}

	static InputStream bar(InputStream file, long size, PrintWriter out) {
		return new ReadingProgress(file, size, out, true);
	}

	@Override
	public int read() throws IOException {
		int octet = super.read();
		advance((octet < 0) ? 0 : 1);
		return octet;
	}

	@Override
	public int read(byte[] octets, int offset, int length) throws IOException {
		int count = super.read(octets, offset, length);
		advance(count);
		return count;
	}

	private void advance(int count) {
		this.position += Math.max(count, 0);
		long percent = Math.min(100, this.position * 100 / this.size);
		long step = this.terminal ? 1 : 10;
		if (percent < this.told + step) {
			return;
		}
		this.told = percent - percent % step;
		this.out.print(this.terminal ? bar(this.told) : "Read %d%%.%n".formatted(this.told));
		this.out.flush();
	}

	private static String bar(long percent) {
		int full = (int) (percent * BAR / 100);
		return "\r[%s%s] %3d%%%s".formatted("#".repeat(full), " ".repeat(BAR - full), percent,
				(percent == 100) ? System.lineSeparator() : "");
	}

}
