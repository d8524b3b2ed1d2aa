import { Circle } from "lucide-react";
import { useFormatter, useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { type Receipt as ReceiptOf, receiptOf } from "../../lib/client/receipts";
import type { Message } from "../../lib/messages/schema";
import { useRoom, useRoomStore } from "../room/room-context";
import { late } from "../ui/late";
import { useTabStop } from "./row-focus";

const ReceiptNames = late(() => import("./receipt-names"));

/** How far my message has come, on the last of a run that has come as far; the names of those who have seen it on demand. */
export function Receipt({ message }: { message: Message }) {
	const store = useRoomStore();
	// Only a string tells React that nothing has changed.
	const state = useRoom((view) => describe(receiptOf(view, message)));
	if (state === "") return null;
	const receipt = receiptOf(store.getSnapshot(), message);
	if (!receipt) return null;
	const names = receipt.seenBy.map(({ user }) => user).toSorted((a, b) => a.localeCompare(b));
	return names.length > 0 ? <Seen names={names} /> : <Delivered />;
}

const describe = (receipt: ReceiptOf | null) =>
	receipt === null ? "" : `sent ${receipt.seenBy.map(({ user_id, user }) => `${user_id} ${user}`).join()}`;

function Delivered() {
	const t = useTranslations("message.receipt");
	return (
		<span role="img" aria-label={t("delivered")} title={t("delivered")} className="mb-1 shrink-0 text-ink-faint">
			<Circle aria-hidden="true" className="size-3" />
		</span>
	);
}

function Seen({ names }: { names: readonly string[] }) {
	const t = useTranslations("message.receipt");
	const format = useFormatter();
	const tabIndex = useTabStop();
	const [open, setOpen] = useState(false);
	const button = useRef<HTMLButtonElement>(null);
	const said = t("seenBy", { names: format.list(names) });
	return (
		<>
			<button
				ref={button}
				type="button"
				tabIndex={tabIndex}
				aria-label={said}
				onPointerEnter={(event) => event.pointerType === "mouse" && setOpen(true)}
				onPointerLeave={(event) => event.pointerType === "mouse" && setOpen(false)}
				onFocus={() => setOpen(true)}
				onBlur={() => setOpen(false)}
				onClick={() => setOpen(true)}
				className="relative mb-1 inline-flex shrink-0 rounded-full text-accent before:absolute before:-inset-1.5 pointer-coarse:before:-inset-4"
			>
				<Circle aria-hidden="true" className="size-3" fill="currentColor" />
			</button>
			{open && <ReceiptNames anchor={button} text={said} onClose={() => setOpen(false)} />}
		</>
	);
}
