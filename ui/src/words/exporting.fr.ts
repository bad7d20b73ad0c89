import type { exportingEn } from './exporting.en';

/** Les textes des exports, des rapports refaits et de la vérification. */
export const exportingFr: typeof exportingEn = {
  exporting: {
    open: 'Exporter…', title: 'Exporter les données', what: 'Une ligne par', program: 'Pour', form: 'Forme', bom: 'Avec marque d’ordre des octets, pour Excel', semicolons: 'Points-virgules entre les cellules', save: 'Exporter', saving: 'Écriture',
    formulas: 'En CSV, un texte qu’un tableur exécuterait comme une formule est précédé d’une apostrophe.',
    selection: 'Tous les articles que la question retient, sans exception.',
    kinds: { articles: 'article', hits: 'occurrence du concept', sentences: 'phrase', tables: 'nombre des tableaux de la question' },
    programs: { any: 'tout programme', quanteda: 'quanteda (R)', iramuteq: 'IRaMuTeQ' },
    endings: { csv: 'CSV', xlsx: 'Classeur Excel', jsonl: 'JSON Lines', parquet: 'Parquet', txt: 'Texte à lignes étoilées' },
    files: { articles: 'articles', hits: 'occurrences', sentences: 'phrases', tables: 'tableaux' },
    saved: (paths: string) => `Écrit\u00a0: ${paths}`,
  },
  record: {
    again: 'Refaire un rapport enregistré…',
    againHint: 'Reprend la question et les choix d’un rapport enregistré, les pose aux articles actuels et ajoute ce qui a changé.',
    madeAgain: (path: string, changed: string) => `Enregistré\u00a0: ${path}. ${changed}`,
    changed: (n: number) => (n === 0 ? 'Aucun nombre n’a changé.' : n === 1 ? 'Un nombre a changé.' : `${n} nombres ont changé.`),
    verify: 'Vérifier un fichier enregistré…',
    sound: 'Tous les nombres du fichier ont été retrouvés.',
    differs: (n: number) => (n === 1 ? 'Un nombre du fichier diffère.' : `${n} nombres du fichier diffèrent.`),
    around: { library: 'Les articles ne sont plus les mêmes.', codebook: 'La grille n’est plus la même.', version: 'Le fichier vient d’une autre version du programme.', 'set by hand': 'Ce qui a été codé à la main a changé.' },
  },
};
