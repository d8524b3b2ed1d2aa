import { useTranslations } from "next-intl";
import { type FormEvent, type ReactNode, useId } from "react";
import { Button } from "./button";
import { Complaint } from "./complaint";
import Dialog from "./dialog";
import { useSubmission } from "./use-submission";

interface ConfirmDialogProps {
	title: string;
	description: ReactNode;
	/** What the button that does it says. */
	action: string;
	/** Deletes or removes something. */
	grave?: boolean;
	/** Whether it may be done by now. */
	ready?: boolean;
	children?: ReactNode;
	onConfirm(): Promise<unknown>;
	onClose(): void;
}

/** Asks once; a refusal is said in it. Loaded lazily. */
export default function ConfirmDialog(props: ConfirmDialogProps) {
	const { title, description, action, grave = false, ready = true, children, onConfirm, onClose } = props;
	const t = useTranslations("ui");
	const id = useId();
	const { busy, complaint, submit } = useSubmission();

	async function confirm(event: FormEvent): Promise<void> {
		event.preventDefault();
		if (ready && (await submit(onConfirm))) onClose();
	}

	const actions = (
		<>
			<Button look="outline" onClick={onClose}>
				{t("cancel")}
			</Button>
			<Button type="submit" form={id} look={grave ? "grave" : "solid"} disabled={busy || !ready}>
				{action}
			</Button>
		</>
	);
	return (
		<Dialog title={title} description={description} actions={actions} onClose={onClose}>
			<form id={id} onSubmit={confirm} className="flex flex-col gap-4">
				{children}
				<Complaint text={complaint} />
			</form>
		</Dialog>
	);
}
