/** Commands about messages. */
import type { Message } from "../messages/schema";
import { type Command, send } from "./command";
import type { Desk } from "./desk";

const usualHistory = 20;

export const messageCommands: readonly Command[] = [
	{ name: "me", words: "TEXT", about: "says what you do", run: act },
	{
		name: "edit",
		words: "[#12] TEXT",
		about: "puts TEXT in place of your last message, or of another of yours",
		run: edit,
	},
	{ name: "delete", words: "[#12]", about: "deletes your last message, or another", run: remove },
	{
		name: "react",
		words: "[#12] EMOJI",
		about: "reacts to the last of others' messages, or takes it back",
		run: react,
	},
	{ name: "history", words: "[N]", about: "shows the last N messages with their numbers", run: showHistory },
];

function act(desk: Desk, text: string): void {
	if (text === "") throw new Error("/me does what?");
	send(desk, `_${text}_`);
}

async function edit(desk: Desk, argument: string): Promise<void> {
	const { message, rest } = readTarget(desk, argument, (each, me) => each.user_id === me && !each.deleted);
	if (rest === "") throw new Error("/edit [#12] TEXT: what shall it say?");
	await desk.conversation.store.edit(message.id, rest);
}

async function remove(desk: Desk, argument: string): Promise<void> {
	const { message } = readTarget(desk, argument, (each, me) => each.user_id === me && !each.deleted);
	await desk.api.deleteMessage(message.room_id, message.id);
}

async function react(desk: Desk, argument: string): Promise<void> {
	const { message, rest } = readTarget(desk, argument, (each, me) => each.user_id !== me && !each.deleted);
	if (rest === "") throw new Error("/react [#12] EMOJI: with which emoji?");
	const mine = message.reactions.some(({ emoji, mine }) => emoji === rest && mine);
	await desk.conversation.store.react(message.id, rest, !mine);
}

async function showHistory(desk: Desk, argument: string): Promise<void> {
	if (!/^\d{0,4}$/.test(argument)) throw new Error("/history N: how many messages?");
	await desk.conversation.showHistory(Number(argument || usualHistory));
}

/** The message of the number given, else the last one for which `fits` holds. */
function readTarget(desk: Desk, argument: string, fits: (message: Message, me: string) => boolean) {
	const { messages, me } = desk.conversation.store.getSnapshot().state;
	const [, number, after] = /^#(\d+)\s*(.*)$/su.exec(argument) ?? [];
	const message =
		number === undefined
			? messages.findLast((each) => fits(each, me))
			: messages.find(({ seq }) => seq === Number(number));
	if (message) return { message, rest: after ?? argument };
	throw new Error(
		number === undefined ? "There is no such message yet." : `#${number} is not here: /history loads more.`,
	);
}
