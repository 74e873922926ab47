export const metaPolicy: string;
export const headers: Record<string, string>;
export declare const gatePolicy: string;
export declare const gateHeaders: Record<string, string>;
