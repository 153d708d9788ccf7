// The application, asked and told.

async function call(path, method) {
	const response = await fetch(path, { method, cache: 'no-store', signal: AbortSignal.timeout(10_000) });
	if (!response.ok) {
		throw new Error(`${method} ${path} was answered with status ${response.status}`);
	}
	return response;
}

export const get = async (path) => (await call(path, 'GET')).json();

export const post = (path) => call(path, 'POST');

export const remove = (path) => call(path, 'DELETE');
