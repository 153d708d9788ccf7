package io.cloudwatchlogging.delivery.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Makes segments. A file is filled with zeros before it is mapped: the disk has room for
 * all of it, or that is known before an event is stored there. A store into a mapped file
 * for which there is no room ends in an error that Java delivers late.
 */
final class SegmentFile {

	private static final int ZEROS = 256 * 1024;

	private SegmentFile() {
	}

	/**
	 * Creates a segment that is complete as soon as it has its name.
	 * @throws IOException if there is no room, or it cannot be created
	 */
	static SegmentMemory create(Path file, SegmentHeader header) throws IOException {
		Path unfinished = file.resolveSibling(file.getFileName() + RunFolder.UNFINISHED);
		try {
			SegmentMemory memory;
			try (FileChannel channel = JournalFiles.open(unfinished)) {
				long size = SegmentHeader.SIZE + (long) header.chunks() * JournalChunk.SIZE;
				write(channel, ByteBuffer.wrap(header.toBytes()));
				ByteBuffer zeros = ByteBuffer.allocateDirect(ZEROS);
				while (channel.position() < size) {
					zeros.clear().limit((int) Math.min(ZEROS, size - channel.position()));
					write(channel, zeros);
				}
				memory = new MappedMemory(channel.map(MapMode.READ_WRITE, 0, size));
			}
			Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
			return memory;
		}
		catch (IOException | RuntimeException | Error ex) {
			JournalFiles.delete(unfinished);
			throw ex;
		}
	}

	private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
	}

	/**
	 * Maps a segment of a run that has ended, as long as it is.
	 * @throws IOException if it cannot be read and written
	 */
	static SegmentMemory open(Path file) throws IOException {
		try (FileChannel channel = JournalFiles.open(file)) {
			return new MappedMemory(
					channel.map(MapMode.READ_WRITE, 0, Math.min(channel.size(), Integer.MAX_VALUE / 2)));
		}
	}

}
