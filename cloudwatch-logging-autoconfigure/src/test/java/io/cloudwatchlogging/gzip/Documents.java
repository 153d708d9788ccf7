package io.cloudwatchlogging.gzip;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/**
 * Documents to compress, the same in each run.
 */
final class Documents {

	private static final byte[] PIECE = "0123456789".getBytes(StandardCharsets.UTF_8);

	private Documents() {
	}

	static byte[] noise(int length, long seed) {
		byte[] noise = new byte[length];
		new Random(seed).nextBytes(noise);
		return noise;
	}

	static byte[] same(int length, char letter) {
		byte[] same = new byte[length];
		Arrays.fill(same, (byte) letter);
		return same;
	}

	static byte[] join(byte[]... pieces) {
		ByteArrayOutputStream joined = new ByteArrayOutputStream();
		for (byte[] piece : pieces) {
			joined.writeBytes(piece);
		}
		return joined.toByteArray();
	}

	/** Ten bytes, and again so far behind that: nothing between resembles them. */
	static byte[] repeating(int distance) {
		return join(PIECE, same(distance - PIECE.length, 'x'), PIECE);
	}

	/** Noise that ends by its own last bytes once more. */
	static byte[] repeatingNoise(int length, int repeated) {
		byte[] noise = noise(length, 1);
		return join(noise, Arrays.copyOfRange(noise, length - repeated, length));
	}

	/** A document of so many matches that ends with the last of them. */
	static byte[] ofMatches(int count) {
		Random random = new Random(2);
		byte[] literals = new byte[4];
		ByteArrayOutputStream document = new ByteArrayOutputStream();
		document.writeBytes(PIECE);
		for (int i = 0; i < count; i++) {
			random.nextBytes(literals);
			document.writeBytes(literals);
			document.writeBytes(PIECE);
		}
		return document.toByteArray();
	}

	/** Bytes of a small or large alphabet, and repetitions of any distance and length. */
	static byte[] generate(long seed) {
		Random random = new Random(seed);
		byte[] document = new byte[(int) Math.pow(2, random.nextDouble() * 16.5)];
		int alphabet = 1 + random.nextInt(random.nextBoolean() ? 256 : 4);
		int mostLiterals = 1 + random.nextInt((random.nextInt(4) == 0) ? 20_000 : 40);
		int mostRepeated = 1 + random.nextInt((random.nextInt(4) == 0) ? 3000 : 40);
		int position = 0;
		while (position < document.length) {
			boolean repeat = position > 0 && random.nextInt(3) > 0;
			int distance = repeat ? 1 + random.nextInt(Math.min(position, 1 << random.nextInt(17))) : 0;
			int length = 1 + random.nextInt(repeat ? mostRepeated : mostLiterals);
			int end = Math.min(document.length, position + length);
			for (; position < end; position++) {
				document[position] = repeat ? document[position - distance] : (byte) random.nextInt(alphabet);
			}
		}
		return document;
	}

	/** The body of a request with log lines. */
	static byte[] logLines(int count) {
		Random random = new Random(3);
		StringBuilder body = new StringBuilder(
				"{\"logGroupName\":\"shop\",\"logStreamName\":\"shop-1\",\"logEvents\":[");
		long time = 1_795_000_000_000L;
		for (int i = 0; i < count; i++) {
			time += random.nextInt(20);
			body.append((i == 0) ? "" : ",")
				.append("{\"timestamp\":")
				.append(time)
				.append(",\"message\":\"{\\\"level\\\":\\\"INFO\\\",\\\"thread\\\":\\\"http-nio-8080-exec-")
				.append(1 + random.nextInt(4))
				.append("\\\",\\\"logger\\\":\\\"com.example.shop.module")
				.append(random.nextInt(24))
				.append(".OrderService\\\",\\\"message\\\":\\\"order ")
				.append(random.nextInt(1_000_000))
				.append(" accepted in ")
				.append(random.nextInt(500))
				.append(" ms, total ")
				.append(random.nextInt(100_000))
				.append("\\\"}\"}");
		}
		return body.append("]}").toString().getBytes(StandardCharsets.UTF_8);
	}

}
