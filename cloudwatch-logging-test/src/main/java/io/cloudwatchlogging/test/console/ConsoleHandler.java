package io.cloudwatchlogging.test.console;

import java.io.IOException;
import java.io.InputStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.cloudwatchlogging.test.protocol.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Way of a request through the console: the gate, then the files of the page or one of
 * the routes for its data.
 */
final class ConsoleHandler implements HttpHandler {

	private static final int MAX_BODY = 64 * 1024;

	private final Gate gate;

	private final Assets assets = new Assets();

	private final ConsoleSource source;

	private final GroupsApi groups;

	private final EventsApi events;

	private final RequestsApi requests;

	private final FaultsApi faults;

	private final LiveFeed live;

	ConsoleHandler(int port, ConsoleSource source) {
		this.gate = new Gate(port);
		this.source = source;
		this.groups = new GroupsApi(source);
		this.events = new EventsApi(source.store());
		this.requests = new RequestsApi(source);
		this.faults = new FaultsApi(source.faults());
		this.live = new LiveFeed(source, this.groups);
	}

	void close() {
		this.live.close();
	}

	@Override
	public void handle(HttpExchange exchange) {
		try {
			String method = exchange.getRequestMethod();
			// As it was sent: an encoded path is none of those that are known.
			String path = exchange.getRequestURI().getRawPath();
			Gate.Refusal refusal = this.gate.refusal(method, path, exchange.getRequestHeaders());
			if (refusal != null) {
				Reply.problem(refusal.status(), refusal.reason()).send(exchange);
			}
			else if (method.equals("GET") && path.equals("/api/live")) {
				this.live.serve(exchange, new Query(exchange.getRequestURI().getRawQuery()));
			}
			else {
				reply(method, path, exchange).send(exchange);
			}
		}
		catch (IOException ex) {
			// The page has left: there is nobody to tell.
		}
		finally {
			exchange.close();
		}
	}

	private Reply reply(String method, String path, HttpExchange exchange) throws IOException {
		try {
			Query query = new Query(exchange.getRequestURI().getRawQuery());
			Reply reply = switch (method) {
				case "GET" -> read(path, query);
				case "POST" -> order(path, exchange.getRequestBody());
				default -> end(path, query);
			};
			return (reply != null) ? reply : Reply.problem(404, "There is nothing here.");
		}
		catch (IllegalArgumentException ex) {
			return Reply.problem(400, String.valueOf(ex.getMessage()));
		}
		catch (ServiceException ex) {
			return Reply.problem(400, ex.text());
		}
		catch (RuntimeException ex) {
			// The server would close the connection without a word.
			return Reply.problem(500, ex.toString());
		}
	}

	private @Nullable Reply read(String path, Query query) {
		return switch (path) {
			case "/api/state" -> Reply.json(this.groups.state());
			case "/api/streams" -> this.groups.streams(query);
			case "/api/events" -> this.events.page(query);
			case "/api/search" -> this.events.search(query);
			case "/api/message" -> this.events.message(query);
			case "/api/requests" -> this.requests.all();
			default -> this.assets.find(path);
		};
	}

	private @Nullable Reply order(String path, InputStream stream) throws IOException {
		byte[] body = stream.readNBytes(MAX_BODY + 1);
		if (body.length > MAX_BODY) {
			return Reply.problem(413, "An order has no more than " + MAX_BODY + " bytes.");
		}
		if (path.equals("/api/reset")) {
			this.source.reset().run();
			return Reply.done();
		}
		return path.equals("/api/faults") ? this.faults.inject(body) : null;
	}

	private @Nullable Reply end(String path, Query query) {
		if (path.equals("/api/groups")) {
			return this.groups.delete(query);
		}
		return path.equals("/api/faults") ? this.faults.clear(query) : null;
	}

}
