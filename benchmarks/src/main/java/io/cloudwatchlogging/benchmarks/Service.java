package io.cloudwatchlogging.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;

import io.cloudwatchlogging.benchmarks.SharedState.Field;

/**
 * The process that all contenders send to: takes what a client of CloudWatch Logs, or of
 * Loki, asks, and counts the events, as cheaply as possible.
 */
final class Service {

	private static final int BACKLOG = 128;

	private Service() {
	}

	public static void main(String[] args) throws IOException {
		SharedState state = SharedState.open(Path.of(args[0]));
		try (ServerSocket server = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress())) {
			state.set(Field.PORT, server.getLocalPort());
			while (true) {
				Socket socket = server.accept();
				socket.setTcpNoDelay(true);
				Thread thread = new Thread(new ServiceConnection(socket, state));
				thread.setDaemon(true);
				thread.start();
			}
		}
	}

}
