/** Runs once before the first request: whatever could go wrong with the configuration or the database goes wrong here. */
export async function register(): Promise<void> {
	if (process.env.NEXT_RUNTIME !== "nodejs") return;
	const { startServer } = await import("./lib/http/start");
	await startServer({
		hot: async () => (await import("./app/hot-routes")).hotRoutes,
		sockets: async () => (await import("./app/socket-routes")).socketRoutes,
	});
}
