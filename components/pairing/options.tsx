import { useTranslations } from "next-intl";
import { Switch } from "../ui/switch";
import { changeWishes, useWishes } from "./wishes";

interface OptionsProps {
	/** Whether the operator lets people show where they are. */
	locationOffered: boolean;
}

/** How somebody likes to meet strangers; kept in this browser, and asked of the server when they connect. */
export function Options({ locationOffered }: OptionsProps) {
	const t = useTranslations("pairing.options");
	const { keepsTags, goesOn, sound, sharesLocation } = useWishes();
	return (
		<div className="flex flex-col gap-4">
			<Switch
				label={t("keepTags")}
				hint={t("keepTagsHint")}
				checked={keepsTags}
				onChange={(on) => changeWishes({ keepsTags: on })}
			/>
			<Switch
				label={t("goesOn")}
				hint={t("goesOnHint")}
				checked={goesOn}
				onChange={(on) => changeWishes({ goesOn: on })}
			/>
			<Switch label={t("sound")} hint={t("soundHint")} checked={sound} onChange={(on) => changeWishes({ sound: on })} />
			{locationOffered && (
				<Switch
					label={t("location")}
					hint={t("locationHint")}
					checked={sharesLocation}
					onChange={(on) => changeWishes({ sharesLocation: on })}
				/>
			)}
		</div>
	);
}
