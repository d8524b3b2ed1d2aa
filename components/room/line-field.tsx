import { useTranslations } from "next-intl";
import { Field } from "../ui/field";

interface LineFieldProps {
	label: string;
	value: string;
	/** In characters as people count them. */
	limit: number;
	hint?: string;
	onChange(text: string): void;
}

/** A line of text that may be so long; what is too much is said, and stays. */
export function LineField({ label, value, limit, hint, onChange }: LineFieldProps) {
	const t = useTranslations("room.dialogs");
	const excess = [...value.trim()].length - limit;
	return (
		<Field
			label={label}
			value={value}
			hint={hint}
			autoComplete="off"
			onChange={(event) => onChange(event.target.value)}
			complaint={excess > 0 ? t("tooLong", { count: excess }) : null}
		/>
	);
}
