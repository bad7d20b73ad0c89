export type Days = { from: string | null, to: string | null, };
