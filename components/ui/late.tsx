import { type ComponentType, Suspense, use } from "react";
import { lateModule } from "./late-module";

type Late<Props> = ComponentType<Props> & {
	/** Fetches it, so that it is drawn at once when it is wanted. */
	preload(): Promise<unknown>;
};

/**
 * A component whose code comes after the page, drawn at once where it is there. The network may fail for as long as it likes:
 * the page around stays as it is, with `Waiting` in the component's place.
 */
export function late<Props extends object>(
	load: () => Promise<{ default: ComponentType<Props> }>,
	Waiting?: ComponentType<Props>,
): Late<Props> {
	const module = lateModule(load);

	function Arriving(props: Props) {
		const { default: Part } = module.read() ?? use(module.load());
		return <Part {...props} />;
	}

	function Late(props: Props) {
		return (
			<Suspense fallback={Waiting && <Waiting {...props} />}>
				<Arriving {...props} />
			</Suspense>
		);
	}

	return Object.assign(Late, { preload: module.load });
}
