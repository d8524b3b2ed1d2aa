/** Commands about oneself and the line. */
import type { Command } from "./command";
import type { Desk } from "./desk";
import { carriers } from "./settings";

export const selfCommands: readonly Command[] = [
	{ name: "nick", words: "NAME", about: "changes your name", run: rename },
	{
		name: "transport",
		words: "[HOW]",
		about: "how events come: sse, long-poll, poll or ws",
		run: chooseCarrier,
	},
	{ name: "quit", words: "", about: "leaves the terminal; you stay in your rooms", run: (desk) => desk.quit() },
];

async function rename(desk: Desk, name: string): Promise<void> {
	if (name === "") throw new Error("/nick which name?");
	await desk.chat.renameMe(name);
	desk.draw();
}

function chooseCarrier(desk: Desk, wanted: string): void {
	const { transport, connection } = desk.chat.getSnapshot();
	const carrier = carriers.find((each) => each === wanted);
	if (carrier) desk.setCarrier(carrier);
	else if (wanted === "") desk.say(`${desk.carrier === "ws" ? "ws" : transport}, ${connection.name}`);
	else throw new Error(`There are ${carriers.join(", ")}.`);
}
