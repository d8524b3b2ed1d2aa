/** The room's page as a browser first gets it, rendered with its newest messages. */
import { type Figure, figureOf } from "./figure";
import { makeGuests } from "./people";
import { measureAlone, measureThroughput, restAlone } from "./reading";
import { makeSeededFolder } from "./seeded";
import { onStage, type Plan } from "./stage";
import type { Wire } from "./wire";

const path = "/rooms/lobby";
/** From the seed's newest messages. */
const shown = "i have told the staircase";

export async function benchRoomPage(plan: Plan): Promise<Figure[]> {
	const dataDir = await makeSeededFolder(0);
	return onStage(plan, { dataDir }, async (stage) => {
		const [token] = await makeGuests(stage.port, 1);
		const headers = { cookie: `parley_session=${token}`, accept: "text/html" };
		const read = async (wire: Wire) => {
			const { status, body } = await wire.send({ method: "GET", path, headers });
			if (status !== 200 || !body.includes(shown))
				throw new Error(`${path} was answered ${status}, ${body.length} bytes, without its messages`);
		};
		const rest = "waiting for the network";
		return [
			figureOf({ name: "room page, 8 clients", unit: "pages/s", rest }, await measureThroughput(stage, plan, read)),
			figureOf({ name: "room page, one client", unit: "ms", rest: restAlone }, await measureAlone(stage, plan, read)),
		];
	});
}
