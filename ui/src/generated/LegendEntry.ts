export type LegendEntry = { key: string, label: string, colour: string, shown: boolean, };
