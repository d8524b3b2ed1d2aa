/** The room's page as a browser first gets it, rendered with its newest messages. Parley alone has one. */
import { repeatFor } from "../load/waiting";
import type { Scenario } from "../scenario";
import { encodeRequest, Wire } from "../wire/wire";

const path = "/rooms/lobby";
const clients = 8;
/** From the seed's newest messages. */
const shown = "i have told the staircase";

export const roomPage: Scenario<"pages"> = {
	measures: {
		pages: { name: `room page, ${clients} clients`, unit: "pages/s", rest: "waiting for the network", better: "more" },
	},
	archive: 0,
	async begin(stage) {
		const [token] = await stage.gather(1);
		const headers = { cookie: `parley_session=${token}`, accept: "text/html" };
		const request = encodeRequest({ method: "GET", path, headers });
		const wires = await Promise.all(Array.from({ length: clients }, () => Wire.open(stage.port)));
		const read = (wire: Wire) =>
			wire.exchange(request, ({ status, body }) => {
				if (status === 200 && body.includes(shown)) return;
				throw new Error(`${path} was answered ${status}, ${body.length} bytes, without its messages`);
			});
		return {
			async round(seconds) {
				const meter = stage.meter();
				const operations = await repeatFor(seconds, wires, read);
				const usage = meter.stop();
				return { pages: { value: operations / usage.seconds, usage, operations } };
			},
			async end() {
				for (const wire of wires) wire.close();
			},
		};
	},
};
