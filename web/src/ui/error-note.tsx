// An error in words: what happened, what to do, and the details for whoever is asked for help.
import type { PageError } from "../bridge/page-error";
import { say } from "../words";
import { inWords } from "../words/errors";
import { Icon } from "./icons";

export function ErrorNote({ title, error, also }: { title: string; error: PageError; also?: string }) {
  const { message, remedy, technical } = inWords(error);
  return (
    <div class="note note-block" role="alert">
      <Icon name="stopped" />
      <div>
        <p class="note-title">{title}</p>
        <p>
          {message} {remedy} {also}
        </p>
        {technical && (
          <p class="technical">
            {say.technical} <code>{technical}</code>
          </p>
        )}
      </div>
    </div>
  );
}
