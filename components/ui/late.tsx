import type { ComponentType } from "react";
import { lateModule, useLate } from "./late-module";

type Late<Props> = ComponentType<Props> & {
	/** Fetches it, so that it is drawn at once when it is wanted. */
	preload(): Promise<unknown>;
};

/**
 * A component whose code comes after the page, drawn at once where it is there; the server draws nothing of it, so whatever
 * happens before it comes, it fits. The network may fail for as long as it likes: the page around stays as it is, with
 * `Waiting` in the component's place.
 */
export function late<Props extends object>(
	load: () => Promise<{ default: ComponentType<Props> }>,
	Waiting?: ComponentType<Props>,
): Late<Props> {
	const module = lateModule(load);

	function Late(props: Props) {
		const Part = useLate(module, true)?.default ?? Waiting;
		return Part && <Part {...props} />;
	}

	return Object.assign(Late, { preload: module.load });
}
