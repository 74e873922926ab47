// What the school's rules say of devices, of moving photos off them and of keeping photos, as a trip needs it.
import { computed } from "@preact/signals";
import type { PolicyInfo } from "../wasm/schoolgate.js";
import { policy } from "./school";

/** Whether pictures may come from devices that are not the school's. */
export type StaffOwn = "with-permission" | "senior-leaders" | "never";

export interface TripRules {
  /** In the school's own words; empty where they say nothing. */
  equipment: string;
  transfer: string;
  storage: string;
  /** Who deletes photos that are no longer needed. */
  keeper: string;
  staffOwn: StaffOwn;
  /** How many days after it was taken a photo may still be on the device: 0 for the same day, null for no limit. */
  days: number | null;
}

const STAFF_OWN: readonly string[] = ["with-permission", "senior-leaders", "never"] satisfies StaffOwn[];

export function tripRulesOf({ rules }: Pick<PolicyInfo, "rules">): TripRules {
  const values = new Map(rules.flatMap(({ controls }) => controls.map(({ key, value }) => [key, value] as const)));
  const text = (key: string) => values.get(key)?.trim() ?? "";
  const [days, staffOwn] = [text("device.transfer-days"), text("device.staff-own")];
  return {
    equipment: text("device.school"),
    transfer: text("device.transfer"),
    storage: text("storage.network"),
    keeper: text("retention.leaver"),
    // What this page does not know, it does not allow.
    staffOwn: STAFF_OWN.includes(staffOwn) ? (staffOwn as StaffOwn) : "never",
    days: /^\d+$/u.test(days) ? Number(days) : null,
  };
}

/** None while no rules are chosen. */
export const tripRules = computed(() => policy.value && tripRulesOf(policy.value));
