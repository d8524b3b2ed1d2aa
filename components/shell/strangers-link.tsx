import { Shuffle } from "lucide-react";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useTranslations } from "next-intl";

/** The way to somebody new, over the rooms. */
export function StrangersLink() {
	const t = useTranslations("shell");
	const current = usePathname() === "/strangers";
	return (
		<div className="mb-2 shrink-0 px-2">
			<Link
				href="/strangers"
				prefetch={false}
				aria-current={current ? "page" : undefined}
				className="flex h-8 items-center gap-2 rounded-md px-2 text-ink-soft text-sm outline-offset-[-2px] hover:bg-pressed/60 hover:text-ink aria-[current]:bg-pressed aria-[current]:font-medium aria-[current]:text-ink pointer-coarse:h-11 pointer-coarse:text-base"
			>
				<Shuffle aria-hidden="true" className="size-4 shrink-0 text-accent" />
				{t("strangers")}
			</Link>
		</div>
	);
}
