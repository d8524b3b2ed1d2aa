/** A page of history from anywhere in a very long room. */
import { repeatFor } from "../load/waiting";
import type { Scenario } from "../scenario";

const clients = 16;
const pageSize = 50;
/** In Parley's archive people join first; behind that every number holds a message. */
const joins = 100;

export function history(messages: number): Scenario<"pages"> {
	const name = `history page (${pageSize} of ${messages.toLocaleString("en")}), ${clients} clients`;
	return {
		measures: { pages: { name, unit: "pages/s", rest: "waiting for the disk or the network", better: "more" } },
		needs: ["history"],
		archive: messages,
		async begin(stage) {
			const { contestant, port } = stage;
			const tokens = await stage.gather(clients);
			const room = await contestant.findArchive(port, tokens[0] ?? "");
			const readers = await Promise.all(tokens.map((token) => contestant.openClient(port, token, room)));
			return {
				async round(seconds) {
					const meter = stage.meter();
					const operations = await repeatFor(seconds, readers, (reader) =>
						reader.readPage(choosePlace(messages), pageSize),
					);
					const usage = meter.stop();
					return { pages: { value: operations / usage.seconds, usage, operations } };
				},
				async end() {
					for (const reader of readers) reader.close();
				},
			};
		},
	};
}

function choosePlace(messages: number): number {
	return joins + pageSize + Math.floor(Math.random() * (messages - joins - pageSize));
}
