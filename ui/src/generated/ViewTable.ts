import type { Behind } from "./Behind";
import type { Caution } from "./Caution";
import type { LeftOut } from "./LeftOut";
import type { Question } from "./Question";
export type ViewTable = { question: Question, codebook: string, library: string, columns: Array<string>, rows: (string | number | null)[][], behind: Array<Behind | null>, left_out: LeftOut, cautions: Array<Caution>, tests: number, };
