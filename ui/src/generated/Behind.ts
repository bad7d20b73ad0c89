import type { Company } from "./Company";
import type { Days } from "./Days";
import type { Selection } from "./Selection";
import type { Voice } from "./Voice";
export type Behind = { key?: string, period?: string, days?: Days, selection?: Selection, outlets?: Array<string>, expression?: string, voice?: Voice, article?: number, story?: number, company?: Company, word?: string, also?: string, others?: boolean, };
