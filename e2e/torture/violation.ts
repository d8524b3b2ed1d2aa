/** What the checker can find; one kind a promise, so that a planted fault can be told from its neighbours. */
export const violationKinds = [
	"lost_write",
	"repeated_write",
	"phantom",
	"refused_visible",
	"lost_change",
	"wrong_room",
	"writer_order",
	"log_gap",
	"history_order",
	"view_gap",
	"view_repeat",
	"view_order",
	"view_differs",
	"view_short",
	"view_reset",
] as const;
export type ViolationKind = (typeof violationKinds)[number];

export interface Violation {
	kind: ViolationKind;
	/** One line for a person, naming room, ids and numbers. */
	detail: string;
}

export type Report = (kind: ViolationKind, detail: string) => void;
