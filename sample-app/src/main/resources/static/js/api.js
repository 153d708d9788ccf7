// The application, asked and told.

async function call(path, method, patience = 30_000) {
	const response = await fetch(path, { method, cache: 'no-store', signal: AbortSignal.timeout(patience) });
	if (!response.ok) {
		throw new Error(`${method} ${path} was answered with status ${response.status}`);
	}
	return response;
}

export const get = async (path) => (await call(path, 'GET', 10_000)).json();

export const post = (path) => call(path, 'POST');

export const remove = (path) => call(path, 'DELETE');
