// How large the picture is shown.
import { useSignal, type Signal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Size } from "../state/region";

/** How many pixels of the picture one of the screen shows, as it is shown now. */
export function useUnit(overlay: { readonly current: SVGSVGElement | null }, { width }: Size): Signal<number> {
  const unit = useSignal(1);
  useEffect(() => {
    const svg = overlay.current;
    if (!svg) return;
    const measure = () => {
      const shown = svg.getBoundingClientRect().width;
      if (shown > 0) unit.value = width / shown;
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(svg);
    return () => observer.disconnect();
  }, [width]);
  return unit;
}
