import type { CompanyPart } from "./CompanyPart";
export type Company = { second: string, part: CompanyPart, };
