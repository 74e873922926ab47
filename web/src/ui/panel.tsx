// A titled part of the page.
import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { Icon, type IconName } from "./icons";

interface Props {
  title: string;
  name: string;
  /** The step's number, for the parts that are done in order. */
  step?: number;
  done?: boolean;
  icon?: IconName;
  children: ComponentChildren;
}

export function Panel({ title, name, step, done = false, icon, children }: Props) {
  const id = useId();
  return (
    <section class={`panel panel-${name}`} aria-labelledby={id}>
      <h2 class="panel-title" id={id}>
        {step !== undefined && (
          <span class={done ? "step step-done" : "step"} aria-hidden="true">
            {done ? "✓" : step}
          </span>
        )}
        {icon && <Icon name={icon} />}
        {title}
      </h2>
      {children}
    </section>
  );
}
