// A button that opens the device's own file chooser. It is a real file input, so that every keyboard and helper knows it.
import { useId } from "preact/hooks";

interface Props {
  label: string;
  accept: string;
  multiple?: boolean;
  /** Whether a whole folder is chosen, with all that is in it. */
  folder?: boolean;
  plain?: boolean;
  disabled?: boolean;
  describedBy?: string;
  onFiles: (files: File[]) => void;
}

export function FileButton({ label, accept, multiple = false, folder = false, plain = false, disabled = false, describedBy, onFiles }: Props) {
  const id = useId();
  return (
    <span class={plain ? "file-button file-button-plain" : "file-button"}>
      <input
        id={id}
        type="file"
        accept={accept}
        multiple={multiple || folder}
        {...(folder ? { webkitdirectory: true } : {})}
        disabled={disabled}
        aria-describedby={describedBy}
        onChange={({ currentTarget }) => {
          onFiles([...(currentTarget.files ?? [])]);
          // The same file chosen again is a new choice.
          currentTarget.value = "";
        }}
      />
      <label for={id}>{label}</label>
    </span>
  );
}
