export type CompanyPart = "only-first" | "only-second" | "both" | "neither";
